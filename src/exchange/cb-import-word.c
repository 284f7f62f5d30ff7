/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-word.h"

#include <string.h>

#include "cb-fold.h"

/* English, German and French, as they are left by make_key(). A space ends a
 * key. */
static const struct
{
  CbImportWord  word;
  const char   *keys;
} words[] = {
  { CB_IMPORT_WORD_NUMBER,
    "id no nr number customerid customerno customernr customernumber customer# customercode "
    "clientid clientno clientnumber client# clientcode account accountno accountnumber account# "
    "accountid code # "
    "nummer kundennummer kundennr kundenid kundenno kdnr kdnummer kundencode debitor "
    "debitorennummer debitornummer debitorennr "
    "numero num n° ndeg numeroclient numeroduclient numclient nclient n°client codeclient idclient "
    "referenceclient identifiant " },
  { CB_IMPORT_WORD_NAME,
    "name fullname displayname customer customername client clientname "
    "kunde kundenname vollername vollstandigername anzeigename bezeichnung "
    "nom nomduclient nomclient nomcomplet nometprenom prenometnom " },
  { CB_IMPORT_WORD_FIRST_NAME,
    "firstname first givenname forename vorname rufname prenom prenoms " },
  { CB_IMPORT_WORD_LAST_NAME,
    "lastname last surname familyname nachname familienname zuname nomdefamille " },
  { CB_IMPORT_WORD_COMPANY,
    "company companyname business businessname organization organizationname organisation "
    "organisationname organization1name firm "
    "firma firmenname firmenbezeichnung unternehmen unternehmensname betrieb "
    "entreprise nomdelentreprise nomentreprise societe nomdelasociete nomsociete raisonsociale " },
  { CB_IMPORT_WORD_CONTACT,
    "contact contactname contactperson primarycontact attention attn "
    "ansprechpartner ansprechpartnerin ansprechperson kontakt kontaktperson kontaktname "
    "nomducontact nomcontact contactprincipal personneacontacter interlocuteur " },
  { CB_IMPORT_WORD_EMAIL,
    "email emailaddress mail mailaddress email1 email1value primaryemail contactemail "
    "emailadresse mailadresse emailkontakt "
    "courriel adressemail adresseemail adressecourriel adresseelectronique mel " },
  { CB_IMPORT_WORD_PHONE,
    "phone phonenumber phoneno telephone telephonenumber tel telno phone1 phone1value landline "
    "workphone businessphone homephone mainphone primaryphone officephone "
    "telefon telefonnummer telefonnr telnr telefon1 festnetz festnetznummer rufnummer "
    "numerodetelephone notelephone tel1 telephone1 fixe telephonefixe telfixe " },
  { CB_IMPORT_WORD_MOBILE,
    "mobile mobilephone mobilenumber mobileno cell cellphone cellular cellnumber "
    "handy handynummer handynr mobil mobilnummer mobilnr mobiltelefon mobilfunk natel "
    "portable telephoneportable telportable telephonemobile telmobile numeroportable gsm " },
  { CB_IMPORT_WORD_WEBSITE,
    "website web webpage webaddress url homepage internet www site "
    "webseite internetseite internetadresse webadresse "
    "siteweb siteinternet pageweb adresseweb " },
  { CB_IMPORT_WORD_NOTES,
    "notes note comment comments remark remarks memo "
    "notiz notizen bemerkung bemerkungen anmerkung anmerkungen kommentar kommentare "
    "remarque remarques commentaire commentaires observation observations " },
  { CB_IMPORT_WORD_ASSIGNED_TO,
    "assignedto assigned assignee owner accountowner accountmanager responsible salesperson "
    "salesrep salesrepresentative "
    "zustandig zugewiesenan bearbeiter bearbeiterin sachbearbeiter sachbearbeiterin betreuer "
    "betreuerin kundenbetreuer kundenbetreuerin verantwortlich verantwortlicher "
    "assignea attribuea responsable commercial gestionnaire chargedeclientele " },
  { CB_IMPORT_WORD_OTHER,
    "address address1 address2 addressline1 addressline2 street city town region state province "
    "county postalcode postcode zip zipcode country fax faxnumber title contacttitle jobtitle "
    "salutation birthday birthdate dateofbirth gender language vatnumber taxid created status "
    "adresse strasse str hausnummer ort stadt wohnort plz postleitzahl land bundesland telefax "
    "faxnummer titel anrede position geburtsdatum geburtstag sprache ustid ustidnr steuernummer "
    "kundeseit "
    "rue ville codepostal cp pays departement telecopie civilite titre fonction datedenaissance "
    "langue numerotva ntva siret siren adresse1 adresse2 complementdadresse " },
};

/* Without case, accents, spaces, underscores and other punctuation. */
static char *
make_key (const char *header)
{
  g_autofree char *folded = cb_fold (header);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || c == '#' || c == 0xb0 /* ° */)
        g_string_append_unichar (key, c);
    }

  return g_string_free_and_steal (key);
}

/**
 * cb_import_word_find:
 * @header: UTF-8
 *
 * Returns: what @header means, however it is spelled: "E-Mail", "e_mail" and
 *   "eMail" are one
 */
CbImportWord
cb_import_word_find (const char *header)
{
  g_autofree char *key = make_key (header);
  gsize length = strlen (key);

  if (length == 0)
    return CB_IMPORT_WORD_UNKNOWN;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *start = words[i].keys;
      const char *end;

      for (; (end = strchr (start, ' ')) != NULL; start = end + 1)
        {
          if ((gsize) (end - start) == length && memcmp (start, key, length) == 0)
            return words[i].word;
        }
    }

  return CB_IMPORT_WORD_UNKNOWN;
}
