/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbSignInPage:
 *
 * Asks who it is. Shows nothing of a book but the people who sign in.
 *
 * Signals: "signed-in" (gint64 person_id) after the book has let them in.
 * "before-sign-in" (gint64 person_id): whoever returns a text with that doesn't let
 * them try; (transfer full), it is shown. "chosen" (gint64 person_id): the one who is
 * asked for the password now, 0 for nobody.
 */
#define CB_TYPE_SIGN_IN_PAGE (cb_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (CbSignInPage, cb_sign_in_page, CB, SIGN_IN_PAGE, AdwBin)

/* Asks who works with @book from now on. @person_id is asked first, unless it is 0.
 * @with_menu: whether other books may be opened instead. */
void  cb_sign_in_page_start    (CbSignInPage  *self,
                                CbBook        *book,
                                const char    *book_name,
                                gint64         person_id,
                                gboolean       with_menu);
/* Forgets the book, and what was typed. */
void  cb_sign_in_page_stop     (CbSignInPage  *self);
/* What else there is to know, or NULL. */
void  cb_sign_in_page_set_note (CbSignInPage  *self,
                                const char    *note);
/* What went wrong, or NULL; read aloud. */
void  cb_sign_in_page_set_message
                               (CbSignInPage  *self,
                                const char    *message);

G_END_DECLS
