/** House style that checks and renderers share (`spp.yml`, key `style`). */
export interface HouseStyle {
  /** Between Han and Latin characters. `keep`: say nothing. */
  readonly spacing: 'none' | 'thin' | 'keep';
  readonly english: 'british' | 'american' | 'any';
}
