import type { Unit } from '../numbers.js';

/** ISO 4217 codes of names written after an amount, in the singular; patterns add the plural. */
export const currencies: Readonly<Record<string, string>> = {
  'us dollar': 'USD', dollar: 'USD', euro: 'EUR', pound: 'GBP', 'pound sterling': 'GBP', 'yuan renminbi': 'CNY', yuan: 'CNY', renminbi: 'CNY', yen: 'JPY',
  'swiss franc': 'CHF', 'hong kong dollar': 'HKD', 'australian dollar': 'AUD', 'canadian dollar': 'CAD', rupee: 'INR', won: 'KRW',
  'singapore dollar': 'SGD', 'new zealand dollar': 'NZD', 'brazilian real': 'BRL', 'brazilian reai': 'BRL', reai: 'BRL', 'south african rand': 'ZAR', rand: 'ZAR', baht: 'THB', rouble: 'RUB', ruble: 'RUB',
  'mexican peso': 'MXN', 'swedish krona': 'SEK', 'swedish kronor': 'SEK', 'norwegian krone': 'NOK', 'danish krone': 'DKK', ringgit: 'MYR', rupiah: 'IDR', dong: 'VND', 'kenyan shilling': 'KES', naira: 'NGN',
  usd: 'USD', eur: 'EUR', gbp: 'GBP', cny: 'CNY', rmb: 'CNY', jpy: 'JPY', chf: 'CHF', hkd: 'HKD',
};

/** Names of units, singular and plural. */
export const units: Readonly<Record<string, Unit>> = {
  ...plural('year', 'year'), ...plural('month', 'month'), ...plural('week', 'week'), ...plural('day', 'day'), ...plural('hour', 'hour'),
  ...plural('minute', 'minute'), hr: 'hour', hrs: 'hour', mins: 'minute', ...plural('second', 'second'), ...plural('kilometre', 'km'), ...plural('kilometer', 'km'), ...plural('metre', 'm'), ...plural('meter', 'm'),
  ...plural('centimetre', 'cm'), ...plural('centimeter', 'cm'), ...plural('millimetre', 'mm'), ...plural('millimeter', 'mm'), ...plural('mile', 'mile'),
  feet: 'foot', foot: 'foot', inches: 'inch', inch: 'inch',
  ...plural('square metre', 'm2'), ...plural('square meter', 'm2'), 'square feet': 'ft2', 'square foot': 'ft2', ...plural('square kilometre', 'km2'), ...plural('square kilometer', 'km2'),
  ...plural('cubic metre', 'm3'), ...plural('cubic meter', 'm3'), ...plural('hectare', 'ha'), mu: 'mu', ...plural('acre', 'acre'),
  ...plural('tonne', 't'), ...plural('metric ton', 't'), ...plural('ton', 't'), ...plural('kilogram', 'kg'), ...plural('kilo', 'kg'), ...plural('gram', 'g'), ...plural('milligram', 'mg'),
  ...plural('litre', 'litre'), ...plural('liter', 'litre'), ...plural('millilitre', 'ml'), ...plural('milliliter', 'ml'), lb: 'pound', lbs: 'pound',
  'degrees celsius': 'celsius', degree: 'celsius', degrees: 'celsius', 'degree celsius': 'celsius', 'degrees centigrade': 'celsius', 'degrees fahrenheit': 'fahrenheit', times: 'times',
  ...plural('watt', 'W'), ...plural('kilowatt', 'kW'), ...plural('megawatt', 'MW'), ...plural('gigawatt', 'GW'), ...plural('terawatt', 'TW'),
  ...plural('watt-hour', 'Wh'), ...plural('kilowatt-hour', 'kWh'), ...plural('kilowatt hour', 'kWh'), ...plural('megawatt-hour', 'MWh'), ...plural('megawatt hour', 'MWh'),
  ...plural('gigawatt-hour', 'GWh'), ...plural('gigawatt hour', 'GWh'), ...plural('terawatt-hour', 'TWh'), ...plural('terawatt hour', 'TWh'), ...plural('byte', 'B'),
};

function plural(name: string, unit: Unit): Record<string, Unit> {
  return { [name]: unit, [`${name}s`]: unit };
}
