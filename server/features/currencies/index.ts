export { type Amount, type Conversion, sumInBase } from './conversion.rules';
export { currenciesRouter } from './currencies.router';
export { conversionOf } from './currencies.service';
