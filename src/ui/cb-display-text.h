/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What a customer is called may come from anywhere. These make it fit to be
 * shown as one line: valid UTF-8, without line breaks, control characters and
 * the characters that turn the direction of what follows them. All return
 * (transfer full), accept NULL, and know no markup: their result is for
 * widgets that take plain text.
 */

/* For a widget of its own; 500 characters at most. */
char *cb_display_text  (const char *text);

/* For a place within a sentence; 60 characters at most, and isolated, so that
 * right-to-left text leaves the words around it where they are. */
char *cb_display_quote (const char *text);

/* As cb_display_text(), for what reads from left to right everywhere: phone
 * numbers, e-mail and web addresses. */
char *cb_display_code  (const char *text);

/* As cb_display_quote(), for who did something: the program has a translated
 * name. */
char *cb_display_person (const char *name);

G_END_DECLS
