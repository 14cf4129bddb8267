/** An e-mail address that breaks before its @ where the column is narrow; any other text as it is. */
export function EmailText({ email }: { readonly email: string | null }) {
  if (email === null) return null;
  const at = email.indexOf('@');
  if (at <= 0) return email;
  return (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  );
}
