import { spellings, type Place } from './completion-words.js';

/** The script for zsh, with what each word does. */
export function zsh(places: readonly Place[]): string {
  const commands = places.flatMap(({ at }) => (at === '' ? [] : [at]));
  return `#compdef spp
# spp completion zsh
_spp_issues() {
  local dir=$PWD
  while [[ ! -f $dir/spp.yml ]]; do
    [[ -z $dir ]] && return
    dir=\${dir%/*}
  done
  local -a names
  names=($dir/issues/*(N/:t))
  compadd -a names
}
_spp() {
  local prev=\${words[CURRENT-1]} at='' index
  for ((index = 2; index < CURRENT; index++)); do
    case "$at/\${words[index]}" in (${commands.join('|')}) at="$at/\${words[index]}" ;; esac
  done
  local -a offers
  case "$at $prev" in
${places.flatMap(values).join('\n')}
  esac
  case "$at" in
${places.map(offers).join('\n')}
  esac
}
compdef _spp spp
`;
}

function values({ at, options }: Place): string[] {
  return options.flatMap((option) => {
    if (!option.takesValue) return [];
    const pattern = spellings(option).map((flag) => quoted(`${at} ${flag}`)).join('|');
    const comma = option.isList ? "compset -P '*,'; " : '';
    const offer = option.issues ? '_spp_issues' : option.values.length > 0 ? `compadd ${option.values.join(' ')}` : '_files';
    return [`    (${pattern}) ${comma}${offer}; return ;;`];
  });
}

function offers({ at, commands, options, values: own, issues }: Place): string {
  const flags = options.flatMap((option) => spellings(option).map((flag) => described(flag, option.what)));
  const plain = [...commands.map(({ name, what }) => described(name, what)), ...own.map((value) => quoted(value))];
  const words = plain.length > 0 ? [`offers=(${plain.join(' ')}); _describe spp offers`] : [];
  const args = issues ? ['_spp_issues', "_files -g '*.(md|markdown)(-.)'"] : [];
  const rest = words.length + args.length > 0 ? [...words, ...args].join('; ') : '_files';
  return `    (${quoted(at)})
      if [[ $PREFIX == -* ]]; then offers=(${flags.join(' ')}); _describe option offers
      else ${rest}; fi ;;`;
}

function described(word: string, what: string): string {
  return quoted(`${word.replaceAll(':', String.raw`\:`)}:${what}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
