/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-item.h"

G_BEGIN_DECLS

/* The numbers stand in books. */
typedef enum
{
  CB_MESSAGE_SMS = 1,
  CB_MESSAGE_EMAIL = 2,
  CB_MESSAGE_DISCUSSION = 3,
} CbMessageKind;

/* How many characters the longest have, not bytes. */
#define CB_MESSAGE_MAX_TEXT    1000000
#define CB_MESSAGE_MAX_SUBJECT 500

typedef enum
{
  CB_INTERACTION_MESSAGE,
  CB_INTERACTION_DOCUMENT,
  CB_INTERACTION_ITEM,
} CbInteractionKind;

/**
 * CbInteraction:
 *
 * One thing that passed between the business and a customer: a message, a
 * document or an item, masked if the customer is. Immutable; times are UTC
 * microseconds since 1970.
 */
#define CB_TYPE_INTERACTION (cb_interaction_get_type ())
G_DECLARE_FINAL_TYPE (CbInteraction, cb_interaction, CB, INTERACTION, GObject)

CbInteraction     *cb_interaction_new_message  (gint64         id,
                                                gint64         time,
                                                CbMessageKind  kind,
                                                gboolean       incoming,
                                                const char    *subject,
                                                const char    *text);
CbInteraction     *cb_interaction_new_document (gint64         time,
                                                const char    *title);
CbInteraction     *cb_interaction_new_item     (gint64         time,
                                                CbItem        *item);

CbInteractionKind  cb_interaction_get_kind     (CbInteraction *self);
gint64             cb_interaction_get_time     (CbInteraction *self);
/* (transfer none) (nullable): of an item */
CbItem            *cb_interaction_get_item     (CbInteraction *self);
/* Of a message: which of the customer's it is. */
gint64             cb_interaction_get_message_id (CbInteraction *self);
/* Of a message. */
CbMessageKind      cb_interaction_get_message_kind (CbInteraction *self);
/* Of a message: whether the customer wrote it. */
gboolean           cb_interaction_get_incoming (CbInteraction *self);
/* The subject of a message, or the title of what else it is. */
const char        *cb_interaction_get_title    (CbInteraction *self);
/* The beginning of a message, else "". */
const char        *cb_interaction_get_text     (CbInteraction *self);

G_END_DECLS
