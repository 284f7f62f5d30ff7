/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-sign-in-message.h"

#include <glib/gi18n.h>

/* How often the seconds are looked at, in milliseconds. */
#define STEP 250

struct _CbSignInMessage
{
  AdwBin    parent_instance;

  GtkLabel *label;
  gint64    wait_until;  /* 0 when there is nothing to wait for */
  gboolean  was_wrong;
  guint     timeout;
};

G_DEFINE_FINAL_TYPE (CbSignInMessage, cb_sign_in_message, ADW_TYPE_BIN)

enum
{
  PROP_WAITING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show (CbSignInMessage *self,
      const char      *text)
{
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

static void
set_wait_until (CbSignInMessage *self,
                gint64           wait_until)
{
  gboolean changed = (self->wait_until != 0) != (wait_until != 0);

  self->wait_until = wait_until;
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING]);
}

static gboolean
show_seconds (CbSignInMessage *self)
{
  gint64 rest = self->wait_until - g_get_real_time ();
  guint seconds = (guint) ((rest + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  g_autofree char *text = NULL;

  if (rest <= 0)
    {
      show (self, self->was_wrong ? _("Wrong password. You can try again now.") : NULL);
      set_wait_until (self, 0);
      return FALSE;
    }

  if (self->was_wrong)
    text = g_strdup_printf (ngettext ("Wrong password. Try again in %u second.",
                                      "Wrong password. Try again in %u seconds.", seconds), seconds);
  else
    text = g_strdup_printf (ngettext ("After wrong passwords, try again in %u second.",
                                      "After wrong passwords, try again in %u seconds.", seconds), seconds);
  show (self, text);

  return TRUE;
}

static gboolean
timeout_cb (gpointer user_data)
{
  CbSignInMessage *self = user_data;

  if (show_seconds (self))
    return G_SOURCE_CONTINUE;

  self->timeout = 0;
  return G_SOURCE_REMOVE;
}

static void
cb_sign_in_message_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CbSignInMessage *self = CB_SIGN_IN_MESSAGE (object);

  switch (prop_id)
    {
    case PROP_WAITING:
      g_value_set_boolean (value, self->wait_until != 0);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_sign_in_message_dispose (GObject *object)
{
  CbSignInMessage *self = CB_SIGN_IN_MESSAGE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);

  G_OBJECT_CLASS (cb_sign_in_message_parent_class)->dispose (object);
}

static void
cb_sign_in_message_class_init (CbSignInMessageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_sign_in_message_get_property;
  object_class->dispose = cb_sign_in_message_dispose;

  properties[PROP_WAITING] =
    g_param_spec_boolean ("waiting", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_sign_in_message_init (CbSignInMessage *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "justify", GTK_JUSTIFY_CENTER,
                              "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                              "wrap", TRUE,
                              NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "error");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
cb_sign_in_message_set_text (CbSignInMessage *self,
                             const char      *text)
{
  g_return_if_fail (CB_IS_SIGN_IN_MESSAGE (self));

  show (self, text);
  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

void
cb_sign_in_message_set_wait (CbSignInMessage *self,
                             gint64           wait_until,
                             gboolean         was_wrong)
{
  g_return_if_fail (CB_IS_SIGN_IN_MESSAGE (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->was_wrong = was_wrong;
  set_wait_until (self, wait_until);
  if (wait_until != 0 && show_seconds (self))
    self->timeout = g_timeout_add (STEP, timeout_cb, self);
}

gboolean
cb_sign_in_message_get_waiting (CbSignInMessage *self)
{
  g_return_val_if_fail (CB_IS_SIGN_IN_MESSAGE (self), FALSE);

  return self->wait_until != 0;
}
