import { spellings, type Place } from './completion-words.js';

/** The script for PowerShell 5.1 and later. */
export function powershell(places: readonly Place[]): string {
  return `# spp completion powershell
Register-ArgumentCompleter -Native -CommandName spp -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @{
${places.map(({ at, commands, values }) => `    ${quoted(at)} = @(${[...commands.map(({ name }) => name), ...values].map(quoted).join(', ')})`).join('\n')}
  }
  $options = @{
${places.map(({ at, options }) => `    ${quoted(at)} = @(${options.flatMap(spellings).map(quoted).join(', ')})`).join('\n')}
  }
  $values = @{
${places.flatMap(({ at, options }) => options.flatMap((option) => (option.values.length === 0 ? [] : spellings(option).map((flag) => `    ${quoted(`${at} ${flag}`)} = @(${option.values.map(quoted).join(', ')})`)))).join('\n')}
  }
  $issues = @(${places.flatMap(({ at, options, issues }) => [...(issues ? [at] : []), ...options.flatMap((option) => (option.issues ? spellings(option).map((flag) => `${at} ${flag}`) : []))]).map(quoted).join(', ')})
  $typed = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $at = ''
  foreach ($word in $typed) { if ($words.ContainsKey("$at/$word")) { $at = "$at/$word" } }
  $place = $at
  if ($typed.Count -gt 0 -and $values.ContainsKey("$at $($typed[-1])")) { $offers = $values["$at $($typed[-1])"]; $place = '' }
  elseif ($typed.Count -gt 0 -and $issues -contains "$at $($typed[-1])") { $offers = @(); $place = "$at $($typed[-1])" }
  elseif ($wordToComplete.StartsWith('-')) { $offers = $options[$at]; $place = '' }
  else { $offers = $words[$at] }
  if ($issues -contains $place) {
    $dir = Get-Item -LiteralPath $PWD.ProviderPath
    while ($dir -and -not (Test-Path -LiteralPath (Join-Path $dir.FullName 'spp.yml'))) { $dir = $dir.Parent }
    if ($dir) { $offers = @($offers) + @(Get-ChildItem -Directory -LiteralPath (Join-Path $dir.FullName 'issues') -ErrorAction SilentlyContinue | ForEach-Object { $_.Name } | Where-Object { $_ -match '^[\\p{L}\\p{N}_.-]+$' }) }
  }
  $offers | Where-Object { $_ -and $_.StartsWith($wordToComplete) } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
