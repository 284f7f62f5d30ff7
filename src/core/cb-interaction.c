/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-interaction.h"

struct _CbInteraction
{
  GObject            parent_instance;

  CbInteractionKind  kind;
  gint64             time;
  CbItem            *item;
  gint64             message_id;
  CbMessageKind      message_kind;
  gboolean           incoming;
  char              *title;
  char              *text;
};

G_DEFINE_FINAL_TYPE (CbInteraction, cb_interaction, G_TYPE_OBJECT)

static void
cb_interaction_finalize (GObject *object)
{
  CbInteraction *self = CB_INTERACTION (object);

  g_clear_object (&self->item);
  g_free (self->title);
  g_free (self->text);

  G_OBJECT_CLASS (cb_interaction_parent_class)->finalize (object);
}

static void
cb_interaction_class_init (CbInteractionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_interaction_finalize;
}

static void
cb_interaction_init (CbInteraction *self)
{
}

static CbInteraction *
create (CbInteractionKind  kind,
        gint64             time,
        const char        *title,
        const char        *text)
{
  CbInteraction *self = g_object_new (CB_TYPE_INTERACTION, NULL);

  self->kind = kind;
  self->time = time;
  self->title = g_strdup (title);
  self->text = g_strdup (text);

  return self;
}

/**
 * cb_interaction_new_message:
 * @text: as much of it as is wanted
 *
 * Returns: (transfer full): a message
 */
CbInteraction *
cb_interaction_new_message (gint64         id,
                            gint64         time,
                            CbMessageKind  kind,
                            gboolean       incoming,
                            const char    *subject,
                            const char    *text)
{
  CbInteraction *self = create (CB_INTERACTION_MESSAGE, time, subject, text);

  self->message_id = id;
  self->message_kind = kind;
  self->incoming = incoming;

  return self;
}

/**
 * cb_interaction_new_document:
 *
 * Returns: (transfer full): a document
 */
CbInteraction *
cb_interaction_new_document (gint64      time,
                             const char *title)
{
  return create (CB_INTERACTION_DOCUMENT, time, title, "");
}

/**
 * cb_interaction_new_item:
 * @time: when it counts as having happened
 *
 * Returns: (transfer full): @item as a part of a conversation
 */
CbInteraction *
cb_interaction_new_item (gint64  time,
                         CbItem *item)
{
  CbInteraction *self = create (CB_INTERACTION_ITEM, time, cb_item_get_title (item), "");

  self->item = g_object_ref (item);

  return self;
}

gint64
cb_interaction_get_message_id (CbInteraction *self)
{
  g_return_val_if_fail (CB_IS_INTERACTION (self), 0);

  return self->message_id;
}

CbInteractionKind
cb_interaction_get_kind (CbInteraction *self)
{
  g_return_val_if_fail (CB_IS_INTERACTION (self), CB_INTERACTION_MESSAGE);

  return self->kind;
}

gint64
cb_interaction_get_time (CbInteraction *self)
{
  g_return_val_if_fail (CB_IS_INTERACTION (self), 0);

  return self->time;
}

CbItem *
cb_interaction_get_item (CbInteraction *self)
{
  g_return_val_if_fail (CB_IS_INTERACTION (self), NULL);

  return self->item;
}

CbMessageKind
cb_interaction_get_message_kind (CbInteraction *self)
{
  g_return_val_if_fail (CB_IS_INTERACTION (self), CB_MESSAGE_SMS);

  return self->message_kind;
}

gboolean
cb_interaction_get_incoming (CbInteraction *self)
{
  g_return_val_if_fail (CB_IS_INTERACTION (self), FALSE);

  return self->incoming;
}

const char *
cb_interaction_get_title (CbInteraction *self)
{
  g_return_val_if_fail (CB_IS_INTERACTION (self), NULL);

  return self->title;
}

const char *
cb_interaction_get_text (CbInteraction *self)
{
  g_return_val_if_fail (CB_IS_INTERACTION (self), NULL);

  return self->text;
}
