import { recordRouter } from '../records/record-router';
import { productObject } from './product-object';

export { productObject };

export const productsRouter = recordRouter(productObject);
