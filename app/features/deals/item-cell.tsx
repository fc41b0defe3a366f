import { clsx } from 'clsx';
import { useRef } from 'react';
import { useRecords } from '~/features/records/records-context';
import { ComboboxList } from '~/ui/combobox-list';
import { controlStyle } from '~/ui/field';
import { foldText, type Option } from '~/ui/options';
import { useCombobox } from '~/ui/use-combobox';
import { findProducts, type Product, productOption } from './products-for-lines';

type Props = {
  label: string;
  productId: string | null;
  name: string;
  problemId: string | undefined;
  disabled: boolean;
  onProduct: (product: Product) => void;
  /** Something that is no product. */
  onText: (name: string) => void;
};

/** What a line sells: a product found by typing, or free text. Leaving the cell takes what was typed. */
export function ItemCell({ label, productId, name, problemId, disabled, onProduct, onText }: Props) {
  const { callsOf } = useRecords();
  const found = useRef(new Map<string, Product>());
  const choose = (option: Option) => {
    const product = found.current.get(option.value);
    if (product) onProduct(product);
    else onText(option.label);
  };
  const box = useCombobox(
    {
      loadOptions: async (text, signal) => {
        const products = await findProducts(callsOf('products'), text, signal);
        for (const product of products) found.current.set(product.id, product);
        return products.map(productOption);
      },
      onCreate: (text) => ({ value: '', label: text }),
      createLabel: (text) => `“${text}”, not from the list`,
    },
    { onChoose: choose, closeOnChoose: true },
  );
  const leave = () => {
    const typed = foldText(box.text);
    const isMeant = ({ label, hint }: Option) => foldText(label) === typed || (hint && foldText(hint) === typed);
    const meant = box.options.find((option) => found.current.has(option.value) && isMeant(option));
    if (box.open && typed !== '') {
      if (meant) choose(meant);
      else onText(box.text.trim());
    }
    box.close();
  };
  return (
    <ComboboxList
      box={box}
      label={label}
      isChosen={(value) => value === productId}
      emptyText="No product is called that"
    >
      <input
        {...box.inputProps}
        type="text"
        data-cell="item"
        aria-label={label}
        aria-invalid={problemId !== undefined || undefined}
        aria-describedby={problemId}
        disabled={disabled}
        maxLength={200}
        placeholder={name || 'Product or text'}
        value={box.open ? box.text : name}
        onChange={(event) => box.type(event.target.value)}
        onClick={() => box.setOpen(true)}
        onBlur={leave}
        onKeyDown={(event) => {
          // The list forgets what was typed when Tab closes it
          if (event.key === 'Tab') leave();
          else box.inputProps.onKeyDown(event);
        }}
        className={clsx(controlStyle, 'h-control-small text-13! touch:h-11')}
      />
    </ComboboxList>
  );
}
