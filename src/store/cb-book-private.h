/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book-sets.h"
#include "cb-book.h"
#include "cb-search.h"
#include "cb-sign-in-rows.h"

G_BEGIN_DECLS

struct _CbBook
{
  GObject       parent_instance;

  char         *path;
  CbDatabase   *database;
  CbSearch     *search;
  CbBookSets    sets;
  CbActor      *actor;    /* as last read */
  guint         poll_id;
  GCancellable *closing;
  gboolean      polling;
  gboolean      quiet;    /* nobody looks at its lists */
  gboolean      sign_in_needed;
  gboolean      signing_in;
  CbSignInFailures failures; /* all of them, where they can't be written down */
};

/* A CbJob that returns a CbBookState. */
gpointer      cb_book_read_state_job (CbConnection  *connection,
                                      gpointer       data,
                                      CbProgress    *progress,
                                      GCancellable  *cancellable,
                                      GError       **error);

/* Takes over what was read. */
void          cb_book_take_state  (CbBook        *self,
                                   CbBookState   *state);
/* @actor is who works with the book now, as last read. Returns whether they may do
 * something else than who it was: then all that is shown is to be read anew. */
gboolean      cb_book_set_actor   (CbBook        *self,
                                   CbActor       *actor);

void          cb_book_set_sign_in_needed
                                  (CbBook        *self,
                                   gboolean       needed);

/* (transfer none): cancelled when the book is to be closed. */
GCancellable *cb_book_get_closing (CbBook *self);
void          cb_book_load_search (CbBook        *self);
/* (transfer none): replaced when everything is read anew. */
CbSearch     *cb_book_get_search  (CbBook *self);

G_END_DECLS
