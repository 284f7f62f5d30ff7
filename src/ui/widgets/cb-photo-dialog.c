/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-photo-dialog.h"

#include <glib/gi18n.h>

#include "cb-error-text.h"
#include "cb-photo.h"
#include "cb-sheet-focus.h"
#include "cb-window.h"

#define HEIGHT            440
#define HEIGHT_WITH_PHOTO 496

struct _CbPhotoDialog
{
  AdwDialog     parent_instance;

  GtkLabel     *problem_label;
  GtkWidget    *choose_button;

  CbPhotoOwner *owner;
  GtkWidget    *opener;    /* (nullable): a weak pointer */
  GBytes       *photo;     /* (nullable): as it is in the book */
  gboolean      working;
};

G_DEFINE_FINAL_TYPE (CbPhotoDialog, cb_photo_dialog, ADW_TYPE_DIALOG)

/* A photo that was taken away, for as long as that can be undone. */
typedef struct
{
  GtkWidget    *window;  /* or dialog */
  CbPhotoOwner *owner;
  GBytes       *photo;
} Removal;

static const char *const picture_types[] = {
  "image/png", "image/jpeg", "image/webp", "image/tiff", "image/bmp", "image/gif", NULL
};

static void
removal_free (gpointer  data,
              GClosure *closure)
{
  Removal *self = data;

  g_object_unref (self->window);
  g_object_unref (self->owner);
  g_bytes_unref (self->photo);
  g_free (self);
}

/* Buttons that went off meanwhile would lose the focus. FALSE while something is
 * under way already. */
static gboolean
begin (CbPhotoDialog *self)
{
  if (self->working)
    return FALSE;

  self->working = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);

  return TRUE;
}

static void
show_problem (CbPhotoDialog *self,
              const char    *text)
{
  self->working = FALSE;
  gtk_label_set_label (self->problem_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static const char *
describe (CbPhotoProblem problem)
{
  switch (problem)
    {
    case CB_PHOTO_PROBLEM_TOO_LARGE:
      return _("This file is larger than 20 MB. Choose a smaller picture.");

    case CB_PHOTO_PROBLEM_TOO_MANY:
      return _("This picture has too many pixels to be opened safely. Scale it down, then choose it again.");

    case CB_PHOTO_PROBLEM_UNREADABLE:
      return _("This file can’t be read. Check that it is still there and that you may read it.");

    case CB_PHOTO_PROBLEM_NONE:
    case CB_PHOTO_PROBLEM_NO_PICTURE:
    default:
      return _("This is no photo that can be shown. Choose a picture such as a JPEG or PNG file.");
    }
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!cb_photo_owner_set_finish (CB_PHOTO_OWNER (source), result, &error))
    cb_error_show (window, NULL, error);
}

static void
undo_cb (AdwToast *toast,
         gpointer  user_data)
{
  const Removal *removal = user_data;

  cb_photo_owner_set_async (removal->owner, removal->photo, undone_cb, g_object_ref (removal->window));
}

static void
offer_undo (CbPhotoDialog *self)
{
  GtkWidget *window = NULL;
  Removal *removal;
  AdwToast *toast;

  if (self->opener != NULL)
    window = gtk_widget_get_ancestor (self->opener, ADW_TYPE_PREFERENCES_DIALOG);
  if (self->opener != NULL && window == NULL)
    window = gtk_widget_get_ancestor (self->opener, CB_TYPE_WINDOW);
  if (window == NULL)
    return;

  removal = g_new (Removal, 1);
  *removal = (Removal) { g_object_ref (window), g_object_ref (self->owner), g_bytes_ref (self->photo) };
  toast = adw_toast_new (_("Photo removed"));
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), removal, removal_free, G_CONNECT_DEFAULT);
  if (CB_IS_WINDOW (window))
    cb_window_add_toast (CB_WINDOW (window), toast);
  else
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (window), toast);
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (CbPhotoDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (cb_photo_owner_set_finish (CB_PHOTO_OWNER (source), result, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
    }
  else
    {
      g_autofree char *text = cb_error_describe (error);

      show_problem (self, text);
    }
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CbPhotoDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (cb_photo_owner_set_finish (CB_PHOTO_OWNER (source), result, &error))
    {
      offer_undo (self);
      adw_dialog_force_close (ADW_DIALOG (self));
    }
  else
    {
      g_autofree char *text = cb_error_describe (error);

      show_problem (self, text);
    }
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbPhotoDialog) self = user_data;
  CbPhotoProblem problem;
  g_autoptr (GBytes) photo = cb_photo_make_finish (result, &problem);

  if (photo == NULL)
    show_problem (self, describe (problem));
  else if (self->owner != NULL)
    cb_photo_owner_set_async (self->owner, photo, set_cb, g_object_ref (self));
}

static void
use_file (CbPhotoDialog *self,
          GFile         *file)
{
  cb_photo_make_file_async (file, NULL, made_cb, g_object_ref (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbPhotoDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && begin (self))
    use_file (self, file);
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (pictures, _("Pictures"));
  gtk_file_filter_add_mime_type (pictures, "image/*");
  g_list_store_append (filters, pictures);
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, all);

  gtk_file_dialog_set_title (dialog, _("Choose Photo"));
  gtk_file_dialog_set_accept_label (dialog, _("_Choose"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), cb_window_get_choosing (widget), chosen_cb, g_object_ref (widget));
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbPhotoDialog) self = user_data;
  gsize size = 0;
  g_autofree guint8 *buffer = g_object_steal_data (source, "cb-photo-buffer");
  g_autoptr (GBytes) picture = NULL;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &size, NULL) || size == 0)
    {
      show_problem (self, describe (CB_PHOTO_PROBLEM_NO_PICTURE));
      return;
    }

  picture = g_bytes_new_take (g_steal_pointer (&buffer), size);
  cb_photo_make_async (picture, NULL, made_cb, g_object_ref (self));
}

static void
clipboard_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (CbPhotoDialog) self = user_data;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  guint8 *buffer;

  if (stream == NULL)
    {
      show_problem (self, describe (CB_PHOTO_PROBLEM_NO_PICTURE));
      return;
    }

  /* More than a photo may have is enough to say so. */
  buffer = g_malloc (CB_PHOTO_MAX_FILE_SIZE + 1);
  g_object_set_data_full (G_OBJECT (stream), "cb-photo-buffer", buffer, g_free);
  g_input_stream_read_all_async (stream, buffer, CB_PHOTO_MAX_FILE_SIZE + 1, G_PRIORITY_DEFAULT, NULL,
                                 pasted_cb, g_object_ref (self));
}

static void
clipboard_files_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (CbPhotoDialog) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  if (files != NULL)
    use_file (self, files->data);
  else
    show_problem (self, describe (CB_PHOTO_PROBLEM_UNREADABLE));
}

/* The clipboard's own way would decode any picture, however large. */
static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CbPhotoDialog *self = CB_PHOTO_DIALOG (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gboolean any = FALSE;

  if (!begin (self))
    return;

  for (guint i = 0; picture_types[i] != NULL; i++)
    any |= gdk_content_formats_contain_mime_type (formats, picture_types[i]);

  if (any)
    gdk_clipboard_read_async (clipboard, (const char **) picture_types, G_PRIORITY_DEFAULT, NULL,
                              clipboard_read_cb, g_object_ref (self));
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
           gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    clipboard_files_cb, g_object_ref (self));
  else
    show_problem (self, _("There is no picture on the clipboard. Copy one, then paste it here."));
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CbPhotoDialog *self = CB_PHOTO_DIALOG (widget);

  if (begin (self))
    cb_photo_owner_set_async (self->owner, NULL, removed_cb, g_object_ref (self));
}

static void
cb_photo_dialog_dispose (GObject *object)
{
  CbPhotoDialog *self = CB_PHOTO_DIALOG (object);

  g_clear_object (&self->owner);
  g_clear_weak_pointer (&self->opener);
  g_clear_pointer (&self->photo, g_bytes_unref);

  G_OBJECT_CLASS (cb_photo_dialog_parent_class)->dispose (object);
}

static void
cb_photo_dialog_class_init (CbPhotoDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_photo_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "photo.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "photo.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "photo.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "photo.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_SHIFT_MASK, "photo.paste", NULL);
}

static GtkWidget *
add_button (GtkWidget  *box,
            const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

static void
cb_photo_dialog_init (CbPhotoDialog *self)
{
  self->problem_label = g_object_new (GTK_TYPE_LABEL,
                                      "justify", GTK_JUSTIFY_CENTER,
                                      "max-width-chars", 40,
                                      "visible", FALSE,
                                      "wrap", TRUE,
                                      NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "error");
}

static void
build (CbPhotoDialog *self,
       GdkPaintable  *picture,
       const char    *name)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *avatar = g_object_new (ADW_TYPE_AVATAR,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                    "custom-image", picture,
                                    "halign", GTK_ALIGN_CENTER,
                                    "margin-bottom", 12,
                                    "show-initials", TRUE,
                                    "size", 160,
                                    "text", name,
                                    NULL);

  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem_label));
  self->choose_button = add_button (box, _("_Choose File…"), "photo.choose");
  add_button (box, _("_Paste"), "photo.paste");
  if (self->photo != NULL)
    gtk_widget_add_css_class (add_button (box, _("_Remove Photo"), "photo.remove"), "destructive-action");

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view),
                                g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                              "child", box,
                                              "hscrollbar-policy", GTK_POLICY_NEVER,
                                              "propagate-natural-height", TRUE,
                                              NULL));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _("Photo"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 360);
  /* It doesn't grow by itself when there is a problem to tell. */
  adw_dialog_set_content_height (ADW_DIALOG (self), self->photo != NULL ? HEIGHT_WITH_PHOTO : HEIGHT);
  cb_sheet_focus_keep (ADW_DIALOG (self), self->choose_button);
}

AdwDialog *
cb_photo_dialog_new (CbPhotoOwner *owner,
                     GBytes       *photo,
                     GdkPaintable *picture,
                     const char   *name,
                     GtkWidget    *opener)
{
  CbPhotoDialog *self = g_object_new (CB_TYPE_PHOTO_DIALOG, NULL);

  g_return_val_if_fail (CB_IS_PHOTO_OWNER (owner), ADW_DIALOG (self));

  self->owner = g_object_ref (owner);
  g_set_weak_pointer (&self->opener, opener);
  self->photo = photo != NULL ? g_bytes_ref (photo) : NULL;
  build (self, picture, name);

  return ADW_DIALOG (self);
}
