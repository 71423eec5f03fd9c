import { globalOptions } from './command.js';
import type { CompletedOption, Place } from './completion-words.js';

/** The script for fish 3, with what each word does. */
export function fish(places: readonly Place[]): string {
  const commands = places.flatMap(({ at }) => (at === '' ? [] : [quoted(at)]));
  const [root] = places;
  // The last options of every place are those of all commands.
  const common = root ? root.options.slice(root.options.length - globalOptions.length) : [];
  return `# spp completion fish
function __spp_issues
    set -l dir $PWD
    while not test -f "$dir/spp.yml"
        test "$dir" = /; and return
        set dir (dirname "$dir")
    end
    for entry in $dir/issues/*/
        basename $entry
    end
end
function __spp_at
    set -l at ''
    for word in (commandline -opc)[2..-1]
        contains -- "$at/$word" ${commands.join(' ')}; and set at "$at/$word"
    end
    test "$at" = "$argv[1]"
end
complete -c spp -e
${common.map((option) => optionLine('', option)).join('\n')}
${places.flatMap((place) => lines(place, common.length)).join('\n')}
`;
}

function lines({ at, commands, options, values, issues }: Place, common: number): string[] {
  const here = ` -n ${quoted(`__spp_at ${at === '' ? "''" : at}`)}`;
  return [
    ...commands.map(({ name, what }) => `complete -c spp${here} -f -a ${name} -d ${quoted(what)}`),
    ...(values.length > 0 ? [`complete -c spp${here} -f -a ${quoted(values.join(' '))}`] : []),
    ...(issues ? [`complete -c spp${here} -a '(__spp_issues)'`] : []),
    ...options.slice(0, options.length - common).map((option) => optionLine(here, option)),
  ];
}

function optionLine(here: string, { short, long, takesValue, values, issues, what }: CompletedOption): string {
  const offered = issues ? '(__spp_issues)' : values.join(' ');
  const value = takesValue ? (offered === '' ? ' -r' : ` -x -a ${quoted(offered)}`) : '';
  const name = long.startsWith('--') ? ` -l ${long.slice(2)}` : '';
  return `complete -c spp${here}${short === undefined ? '' : ` -s ${short.slice(1)}`}${name}${value} -d ${quoted(what)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', String.raw`\\`).replaceAll("'", String.raw`\'`)}'`;
}
