/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-error.h"

typedef struct
{
  const char *title;
  const char *text;
} Words;

/* The order of CbError. */
static const Words words[] = {
  [CB_ERROR_FAILED] = {
    N_("Something Went Wrong"),
    N_("This could not be done. Nothing was changed. Try again; if that does not help, start the program anew."),
  },
  [CB_ERROR_CANT_OPEN] = {
    N_("File Can’t Be Opened"),
    N_("The file is missing or can’t be opened. Check whether it was moved or renamed, or whether it lies on a drive that is not connected."),
  },
  [CB_ERROR_NO_ACCESS] = {
    N_("No Access"),
    N_("You may not read or write this file or its folder. Nothing was changed. Ask whoever looks after this computer for access, or use another folder."),
  },
  [CB_ERROR_NOT_A_BOOK] = {
    N_("Not a Customer Book"),
    N_("This file is no customer book. It was left as it is."),
  },
  [CB_ERROR_OTHER_PROGRAM] = {
    N_("File of Another Program"),
    N_("This is a database, but of another program. It was left as it is."),
  },
  [CB_ERROR_NEWER_VERSION] = {
    N_("Book of a Newer Version"),
    N_("This book was written by a newer version of Customer Book. It was left as it is. Update the program to open it."),
  },
  [CB_ERROR_DAMAGED] = {
    N_("Book Is Damaged"),
    N_("Part of this book can’t be read: the file is damaged or incomplete. It was left as it is. Put back a copy from your last backup, or open another book."),
  },
  [CB_ERROR_READ_ONLY] = {
    N_("Book Is Read-Only"),
    N_("This book can be read, but not changed: the file or its folder is write-protected. Nothing was changed."),
  },
  [CB_ERROR_IN_USE] = {
    N_("Book Is in Use"),
    N_("Another program is writing to this book and has not finished. Nothing was changed. Try again in a moment, or close the other program."),
  },
  [CB_ERROR_DISK_FULL] = {
    N_("Disk Is Full"),
    N_("There is not enough space left to write the book. Nothing was changed. Free some space, then try again."),
  },
  [CB_ERROR_IO] = {
    N_("Reading or Writing Failed"),
    N_("The drive reported an error. Nothing was changed. Check that it is still connected, then try again."),
  },
  [CB_ERROR_HANDED_IN] = {
    N_("No Book Can Be Made There"),
    N_("While a book is open, other files stand beside it. The sandbox of this program does not allow them in that folder. Nothing was made. Your own book is kept where they are allowed."),
  },
  [CB_ERROR_NOT_FOUND] = {
    N_("Customer No Longer Exists"),
    N_("This customer was deleted forever in the meantime."),
  },
  [CB_ERROR_CHANGED] = {
    N_("Changed in the Meantime"),
    N_("Somebody else has changed this customer since you opened it. Nothing was overwritten."),
  },
  [CB_ERROR_NUMBER_TAKEN] = {
    N_("Number Is Taken"),
    N_("The number belongs to another customer. Nothing was changed. Choose another number."),
  },
  [CB_ERROR_DELETED] = {
    N_("Customer Is Deleted"),
    N_("This customer was deleted in the meantime, and gets nothing new until undeleted. Nothing was changed."),
  },
  [CB_ERROR_MASKED] = {
    N_("Customer Is to Be Deleted Forever"),
    N_("This customer is masked until it is deleted forever, so it can’t be changed. Nothing was changed. Cancel the erasure first, on the page Pending Erasure."),
  },
  [CB_ERROR_INVALID] = {
    N_("Value Can’t Be Saved"),
    N_("The book refuses one of the values. Nothing was changed. Check what you entered."),
  },
  [CB_ERROR_DENIED] = {
    N_("Not Allowed"),
    N_("Your group may not do this. Nothing was changed. An administrator can allow it."),
  },
  [CB_ERROR_LAST_ADMINISTRATOR] = {
    N_("Last Administrator"),
    N_("Nobody else is an administrator. Nothing was changed. Make somebody else an administrator first."),
  },
  [CB_ERROR_WRONG_PASSWORD] = {
    N_("Wrong Password"),
    N_("This is not the password. Nothing was changed. Look whether Caps Lock is on, then try again."),
  },
  [CB_ERROR_TOO_SOON] = {
    N_("Wait a Moment"),
    N_("A wrong password was entered several times. Nothing was changed. Try again in a minute."),
  },
  [CB_ERROR_NO_SIGN_IN] = {
    N_("Sign-In Name Is Missing"),
    N_("Somebody who needs to sign in would have no name for it. Nothing was changed. Enter a sign-in name first, under People in the preferences."),
  },
  [CB_ERROR_PLAN_CHANGED] = {
    N_("Customers Have Changed"),
    N_("The customers have changed since you were asked. Nothing was done. Have a look, then try again."),
  },
  [CB_ERROR_REMAINS] = {
    N_("Deleted, but Not Yet Cleaned Up"),
    N_("The customers are deleted forever, but another program is reading the book, so their last traces in its files could not be wiped yet. This is done as soon as that program lets go."),
  },
  [CB_ERROR_UNPROVED] = {
    N_("Deleted, but Not Searched"),
    N_("The customers are deleted forever, but the files of the book could not be searched for traces of them. Check that the drive works and has space left."),
  },
  [CB_ERROR_FOUND] = {
    N_("Deleted, but Traces Were Found"),
    N_("The customers are deleted forever, but traces of them were found in the files of this program, and could not be wiped. This is tried again when the book is opened next."),
  },
  [CB_ERROR_SAME_BOOK] = {
    N_("This Is the Open Book"),
    N_("You chose the book that is open. Nothing was changed. Choose another file."),
  },
  [CB_ERROR_OPEN_ELSEWHERE] = {
    N_("Book Is Open Elsewhere"),
    N_("Another program has this book open, so nothing can take its place. Nothing was changed. Close the book there, then try again."),
  },
  [CB_ERROR_NO_TARGET] = {
    N_("No Copy Can Be Made There"),
    N_("The folder you chose is missing, or takes no file of that name. The book is as it was. Choose another folder of this computer, or another name."),
  },
  [CB_ERROR_TARGET_FULL] = {
    N_("Not Enough Space for the Copy"),
    N_("There is not enough space left in the folder you chose. The book is as it was. Free some space there, or choose another drive."),
  },
  [CB_ERROR_TARGET_IN_USE] = {
    N_("File Is in Use"),
    N_("Another program has the chosen file open, or was stopped while it wrote to it. Nothing was changed. Close the file there, or choose another name."),
  },
  [CB_ERROR_IMPORT_EMPTY] = {
    N_("Nothing to Import"),
    N_("This file has no rows. A file to import has the names of its columns on the first line and a customer on each line after it."),
  },
  [CB_ERROR_IMPORT_BINARY] = {
    N_("Not a Text File"),
    N_("This file is no text, so it can’t be a table of customers. In a spreadsheet program, save the table as CSV and choose that file."),
  },
  [CB_ERROR_IMPORT_ENCODING] = {
    N_("Text Can’t Be Read"),
    N_("The letters of this file can’t be made out. Save it as CSV with the encoding UTF-8 and try again."),
  },
  [CB_ERROR_IMPORT_TOO_LONG] = {
    N_("Not a Table"),
    N_("This file has a row or a value of absurd length, so it is hardly a table of customers. Save the table as CSV and choose that file."),
  },
  [CB_ERROR_IMPORT_MALFORMED] = {
    N_("Table Can’t Be Read"),
    N_("This file is no proper CSV: a quotation mark is opened but never closed, for example. Save the table as CSV again and choose that file."),
  },
};

static CbError
classify (const GError *error)
{
  if (error->domain == CB_ERROR && error->code >= 0 && error->code < (int) G_N_ELEMENTS (words))
    return error->code;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return CB_ERROR_CANT_OPEN;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return CB_ERROR_NO_ACCESS;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return CB_ERROR_NO_ACCESS;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return CB_ERROR_DISK_FULL;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    return CB_ERROR_IN_USE;
  if (error->domain == G_IO_ERROR)
    return CB_ERROR_IO;

  return CB_ERROR_FAILED;
}

/**
 * cb_error_title:
 * @error: an error of #CB_ERROR or %G_IO_ERROR
 *
 * Returns: (transfer full): a translated heading
 */
char *
cb_error_title (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return g_strdup (_(words[classify (error)].title));
}

/**
 * cb_error_describe:
 * @error: an error of #CB_ERROR or %G_IO_ERROR
 *
 * Returns: (transfer full): translated sentences
 */
char *
cb_error_describe (const GError *error)
{
  return cb_error_describe_file (error, NULL);
}

/**
 * cb_error_describe_file:
 * @error: an error of #CB_ERROR or %G_IO_ERROR
 * @file_name: (nullable): the name of the file it is about, as people see it
 *
 * Returns: (transfer full): translated sentences, after a line with the name
 */
char *
cb_error_describe_file (const GError *error,
                        const char   *file_name)
{
  g_autofree char *shown = NULL;
  const char *text;

  g_return_val_if_fail (error != NULL, NULL);

  text = _(words[classify (error)].text);
  if (file_name == NULL || file_name[0] == '\0')
    return g_strdup (text);

  shown = cb_display_quote (file_name);

  return g_strconcat (shown, "\n", text, NULL);
}

/**
 * cb_error_show:
 * @parent: a widget in the window that the alert belongs to
 * @heading: (nullable): what could not be done, translated
 * @error: why
 *
 * Tells of an error that stopped a person's work.
 */
void
cb_error_show (GtkWidget    *parent,
               const char   *heading,
               const GError *error)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  AdwDialog *alert;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  title = heading != NULL ? g_strdup (heading) : cb_error_title (error);
  body = cb_error_describe (error);

  alert = adw_alert_dialog_new (title, body);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "close");
  adw_dialog_present (alert, parent);
}
