import './texts.css';

export type Sections = readonly { readonly title: string; readonly paragraphs: readonly string[] }[];

/** A text of the landlord, in French whatever the language of the screen; the frame cuts it into pages. */
export function Texts({ sections }: { readonly sections: Sections }) {
  return (
    <div className="k-texts" lang="fr" dir="ltr">
      {sections.map(({ title, paragraphs }) => (
        <section key={title}>
          <h2>{title}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </div>
  );
}
