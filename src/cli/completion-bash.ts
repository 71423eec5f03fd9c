import { spellings, type Place } from './completion-words.js';

/*
 * Words are compared, never given to `compgen -W`, which would expand them: a folder under issues/ may be named $(anything). Names with
 * characters that the shell takes for its own are not offered.
 */

/** The script for bash 3.2 and later. */
export function bash(places: readonly Place[]): string {
  const commands = places.flatMap(({ at }) => (at === '' ? [] : [at]));
  return `# spp completion bash
_spp_issues() {
  local dir=$PWD entry
  while [ ! -f "$dir/spp.yml" ]; do
    [ -z "$dir" ] && return
    dir=\${dir%/*}
  done
  for entry in "$dir"/issues/*/; do
    entry=\${entry%/}
    [ -d "$entry" ] && printf '%s\\n' "\${entry##*/}"
  done
}
_spp_offer() {
  local word
  while IFS= read -r word; do
    case $word in ''|*[\\ \\$\\\`\\"\\'\\\\\\;\\&\\|\\<\\>\\(\\)\\*\\?\\[\\]\\#\\~\\!\\{\\}]*) continue ;; esac
    case $word in "$1"*) COMPREPLY+=("$2$word") ;; esac
  done
}
_spp() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} at='' head='' index
  COMPREPLY=()
  [ "$cur" = '=' ] && cur=''
  [ "$prev" = '=' ] && prev=\${COMP_WORDS[COMP_CWORD-2]}
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "$at/\${COMP_WORDS[index]}" in ${commands.join('|')}) at="$at/\${COMP_WORDS[index]}" ;; esac
  done
  case "$at $prev" in
${places.flatMap(values).join('\n')}
  esac
  case "$at" in
${places.map(words).join('\n')}
  esac
}
complete -o default -F _spp spp
`;
}

/** What follows an option that takes a value. Where nothing is known, bash offers files. */
function values({ at, options }: Place): string[] {
  return options.flatMap((option) => {
    if (!option.takesValue) return [];
    const pattern = spellings(option).map((flag) => `'${at} ${flag}'`).join('|');
    const comma = option.isList ? 'case $cur in *,*) head=${cur%,*},; cur=${cur##*,} ;; esac; ' : '';
    const offer = option.issues ? '_spp_offer "$cur" "$head" < <(_spp_issues); ' : option.values.length > 0 ? `_spp_offer "$cur" "$head" <<< $'${option.values.join('\\n')}'; ` : '';
    return [`    ${pattern}) ${comma}${offer}return ;;`];
  });
}

function words({ at, commands, options, values: own, issues }: Place): string {
  const plain = [...commands.map(({ name }) => name), ...own];
  return `    '${at}')
      case $cur in
        -*) _spp_offer "$cur" '' <<< $'${options.flatMap(spellings).join('\\n')}' ;;
        *) ${plain.length > 0 ? `_spp_offer "$cur" '' <<< $'${plain.join('\\n')}'` : ':'}${issues ? '; _spp_offer "$cur" \'\' < <(_spp_issues)' : ''} ;;
      esac ;;`;
}
