import * as icons from '../ui/icons.ts';

/** Every icon with the name of its meaning, so that no drawing is given a second one. */
export function GalleryIcons() {
  return (
    <main className="min-h-screen bg-surface p-10">
      <h1 className="mb-6 text-page">Icônes</h1>
      <ul className="grid grid-cols-5 gap-4">
        {Object.entries(icons).map(([name, Drawing]) => (
          <li key={name} className="flex items-center gap-3 text-table">
            <Drawing size={20} />
            {name}
          </li>
        ))}
      </ul>
    </main>
  );
}
