/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-document-row.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-more-button.h"
#include "cb-time-text.h"

struct _CbDocumentRow
{
  AdwActionRow  parent_instance;

  CbDocument   *document;
};

G_DEFINE_FINAL_TYPE (CbDocumentRow, cb_document_row, ADW_TYPE_ACTION_ROW)

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        gint64      id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static GtkWidget *
create_menu_button (const CbDocument *document,
                    const char       *title,
                    gboolean          editable)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  /* Translators: %s is the title of a document */
  g_autofree char *label = g_strdup_printf (_("More Actions for %s"), title);
  GtkWidget *button = cb_more_button_new (label);

  append (menu, _("_Open"), "document.open", document->id);
  append (menu, _("_Save As…"), "document.save", document->id);
  if (editable)
    append (menu, _("_Delete…"), "document.delete", document->id);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));

  return button;
}

static void
cb_document_row_finalize (GObject *object)
{
  cb_document_free (CB_DOCUMENT_ROW (object)->document);

  G_OBJECT_CLASS (cb_document_row_parent_class)->finalize (object);
}

static void
cb_document_row_class_init (CbDocumentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_document_row_finalize;
}

static void
cb_document_row_init (CbDocumentRow *self)
{
}

GtkWidget *
cb_document_row_new (const CbDocument *document,
                     gboolean          editable)
{
  CbDocumentRow *self = g_object_new (CB_TYPE_DOCUMENT_ROW, NULL);
  g_autofree char *title = cb_display_text (document->title);
  g_autofree char *type = document->type[0] != '\0' ? g_content_type_from_mime_type (document->type) : NULL;
  g_autofree char *kind = g_content_type_get_description (type != NULL ? type : "application/octet-stream");
  g_autofree char *size = g_format_size ((guint64) document->size);
  g_autofree char *time = cb_time_format (document->time);
  /* Translators: of a document: its type, its size, and when it was added */
  g_autofree char *subtitle = g_strdup_printf (_("%s · %s · %s"), kind, size, time);
  g_autoptr (GIcon) icon = g_content_type_get_symbolic_icon (type != NULL ? type : "application/octet-stream");
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "gicon", icon,
                                   NULL);

  self->document = cb_document_copy (document);
  g_object_set (self,
                "activatable", TRUE,
                "title-lines", 2,
                "use-markup", FALSE,
                NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), image);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), create_menu_button (document, title, editable));

  return GTK_WIDGET (self);
}

const CbDocument *
cb_document_row_get_document (CbDocumentRow *self)
{
  g_return_val_if_fail (CB_IS_DOCUMENT_ROW (self), NULL);

  return self->document;
}
