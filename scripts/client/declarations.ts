import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { createTypePrinter } from './print-types';

type Kind = 'query' | 'mutation' | 'subscription';
export type ProcedureEntry = { path: string; kind: Kind; summary: string };

type Tree = { [name: string]: Tree | string };

const root = fileURLToPath(new URL('../../', import.meta.url));

function typesOfRouter(): { checker: ts.TypeChecker; inputs: ts.Type; outputs: ts.Type } {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const file = `${root}server/api/types.ts`;
  const program = ts.createProgram([file], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const exported = source && checker.getSymbolAtLocation(source);
  if (!exported) throw new Error('server/api/types.ts exports nothing');
  const typeOf = (name: string): ts.Type => {
    const symbol = checker.getExportsOfModule(exported).find((one) => one.name === name);
    if (!symbol) throw new Error(`server/api/types.ts exports no ${name}`);
    return checker.getDeclaredTypeOfSymbol(symbol);
  };
  return { checker, inputs: typeOf('RouterInputs'), outputs: typeOf('RouterOutputs') };
}

/**
 * The declaration file of the client package: every procedure with its input and answer written out, so that a program
 * that installs it needs none of the server's packages to be checked.
 */
export function clientDeclarations(procedures: readonly ProcedureEntry[]): string {
  const { checker, inputs, outputs } = typesOfRouter();
  const printer = createTypePrinter(checker);
  const at = (type: ts.Type, path: string): ts.Type =>
    path.split('.').reduce((inside, name) => {
      const property = inside.getProperty(name);
      if (!property) throw new Error(`the router's types have no ${path}`);
      return checker.getTypeOfSymbol(property);
    }, type);

  const tree: Tree = {};
  for (const { path, kind, summary } of procedures) {
    if (kind === 'subscription') continue;
    const [input, output] = [at(inputs, path), at(outputs, path)].map((type) => printer.print(type));
    const call = kind === 'query' ? 'query' : 'mutate';
    const argument =
      input === 'void'
        ? 'input?: undefined'
        : `input${input?.includes('| undefined') || input === 'undefined' ? '?' : ''}: ${input}`;
    const names = path.split('.');
    const leaf = names.pop() as string;
    const place = names.reduce((inside, name) => {
      inside[name] ??= {};
      return inside[name] as Tree;
    }, tree);
    place[leaf] = `/** ${summary} */\n${leaf}: { ${call}(${argument}, options?: CallOptions): Promise<${output}> };`;
  }
  const body = printTree(tree);
  return [
    "export { TRPCClientError } from '@trpc/client';",
    'export type CallOptions = { signal?: AbortSignal };',
    'export type ClientOptions = { /** Address of the server, e.g. `https://crm.example.com`. */ url: string; /** From Settings → API keys; it carries its workspace and its role. */ apiKey: string };',
    ...printer.named(),
    `export type CrmFlowClient = {\n${body}\n};`,
    '/** The whole API, typed. Calls of the same moment travel together. A refusal is a TRPCClientError with `data: { code, message, requestId, fields? }`. */',
    'export declare function createCrmFlowClient(options: ClientOptions): CrmFlowClient;',
    '',
  ].join('\n');
}

const printTree = (tree: Tree): string =>
  Object.entries(tree)
    .map(([name, inside]) => (typeof inside === 'string' ? inside : `${name}: {\n${printTree(inside)}\n};`))
    .join('\n');
