/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-actions.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-item-dialog.h"
#include "cb-item-store.h"
#include "cb-item-text.h"
#include "cb-present.h"
#include "cb-window.h"

typedef struct
{
  GtkWidget *widget;
  CbBook    *book;
} Place;

static void
place_free (gpointer data,
            GClosure *closure)
{
  Place *self = data;

  g_object_unref (self->book);
  g_free (self);
}

/* What is to be done with an item once it has been read. */
typedef struct Work Work;
typedef void (*WorkFunc) (Work   *work,
                          CbItem *item);
struct Work
{
  GtkWidget *widget;
  CbBook    *book;
  WorkFunc   func;
  guint      value;  /* a status or a kind */
  CbItem    *item;   /* once it has been read */
};

static void
work_free (Work *work)
{
  g_object_unref (work->widget);
  g_object_unref (work->book);
  g_clear_object (&work->item);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

gboolean
cb_item_actions_may (CbBook      *book,
                     CbItemKind   kind,
                     CbItemRight  right)
{
  g_return_val_if_fail (CB_IS_BOOK (book), FALSE);

  return !cb_book_get_read_only (book) &&
         cb_actor_may (cb_book_get_actor (book), cb_permission_on_items (kind, right));
}

/* The words for errors are about customers. */
static void
show_error (Work         *work,
            const GError *error)
{
  AdwDialog *alert;

  if (gtk_widget_get_root (work->widget) == NULL)
    return;

  if (!g_error_matches (error, CB_ERROR, CB_ERROR_CHANGED) && !g_error_matches (error, CB_ERROR, CB_ERROR_NOT_FOUND))
    {
      cb_error_show (work->widget, NULL, error);
      return;
    }

  alert = adw_alert_dialog_new (_("Item Not Changed"),
                                _("Somebody else has changed or deleted this item in the meantime. Nothing was overwritten."));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
  adw_dialog_present (alert, work->widget);
}

static void
edit (Work   *work,
      CbItem *item)
{
  cb_present_soon (cb_item_dialog_new (work->book, item), work->widget);
}

static void
duplicate (Work   *work,
           CbItem *item)
{
  g_autoptr (CbItem) copy = cb_item_duplicate (item, cb_item_get_kind (item));

  cb_item_set_date (copy, cb_item_get_today ());
  cb_present_soon (cb_item_dialog_new (work->book, copy), work->widget);
}

static void
pay (Work   *work,
     CbItem *item)
{
  if (cb_item_get_has_amount (item))
    cb_present_soon (cb_item_dialog_new_payment (work->book, item), work->widget);
}

static void
status_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbItem) saved = cb_item_store_set_status_finish (CB_BOOK (source), result, &error);

  if (saved == NULL)
    show_error (work, error);
}

static Work *
work_copy (Work *work)
{
  Work *copy = g_memdup2 (work, sizeof *work);

  g_object_ref (copy->widget);
  g_object_ref (copy->book);
  copy->item = NULL;

  return copy;
}

static void
set_status (Work   *work,
            CbItem *item)
{
  if (work->value < cb_item_kind_get_info (cb_item_get_kind (item))->n_statuses)
    cb_item_store_set_status_async (work->book, item, work->value, NULL, status_cb, work_copy (work));
}

static AdwToast *
toast_new (const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);

  return toast;
}

static void
convert_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbItem) made = cb_item_store_convert_finish (CB_BOOK (source), result, &error);
  g_autofree char *heading = NULL;
  g_autofree char *text = NULL;
  GtkRoot *root;

  if (made == NULL)
    {
      show_error (work, error);
      return;
    }

  heading = cb_item_get_heading (made);
  /* Translators: %s is the kind and number of an item: "Invoice IN-0001" */
  text = g_strdup_printf (_("%s was made, and the quote accepted"), heading);
  root = gtk_widget_get_root (work->widget);
  if (CB_IS_WINDOW (root))
    cb_window_add_toast (CB_WINDOW (root), toast_new (text));
}

static void
convert (Work   *work,
         CbItem *item)
{
  if (cb_item_get_kind (item) == CB_ITEM_QUOTE && cb_item_kind_is_valid (work->value))
    cb_item_store_convert_async (work->book, item, (CbItemKind) work->value, cb_item_get_today (), NULL,
                                 convert_cb, work_copy (work));
}

static gboolean
read_idle_cb (gpointer user_data)
{
  g_autoptr (Work) work = user_data;

  if (gtk_widget_get_root (work->widget) != NULL)
    work->func (work, work->item);

  return G_SOURCE_REMOVE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbItem) item = cb_item_store_get_finish (CB_BOOK (source), result, &error);

  if (item != NULL && cb_item_get_state (item) == CB_ITEM_STATE_DELETED)
    g_set_error_literal (&error, CB_ERROR, CB_ERROR_NOT_FOUND, "Deleted");

  if (error != NULL)
    {
      show_error (work, error);
      return;
    }

  /* The menu that it was chosen from gives the focus back first. */
  work->item = g_steal_pointer (&item);
  g_idle_add (read_idle_cb, g_steal_pointer (&work));
}

static void
start (Place    *place,
       WorkFunc  func,
       gint64    id,
       guint     value)
{
  Work *work = g_new0 (Work, 1);

  work->widget = g_object_ref (place->widget);
  work->book = g_object_ref (place->book);
  work->func = func;
  work->value = value;
  cb_item_store_get_async (place->book, id, NULL, read_cb, work);
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  start (user_data, edit, g_variant_get_int64 (parameter), 0);
}

static void
duplicate_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  start (user_data, duplicate, g_variant_get_int64 (parameter), 0);
}

static void
pay_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  start (user_data, pay, g_variant_get_int64 (parameter), 0);
}

static void
set_status_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  gint64 id;
  guint status;

  g_variant_get (parameter, "(xu)", &id, &status);
  start (user_data, set_status, id, status);
}

static void
start_convert_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  gint64 id;
  guint kind;

  g_variant_get (parameter, "(xu)", &id, &kind);
  start (user_data, convert, id, kind);
}

static void
add (GSimpleActionGroup *group,
     const char         *name,
     const char         *type,
     GCallback           callback,
     GtkWidget          *widget,
     CbBook             *book)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE (type));
  Place *place = g_new0 (Place, 1);

  place->widget = widget;
  place->book = g_object_ref (book);
  g_signal_connect_data (action, "activate", callback, place, place_free, G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

void
cb_item_actions_insert (GtkWidget *widget,
                        CbBook    *book)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CB_IS_BOOK (book));

  add (group, "edit", "x", G_CALLBACK (edit_cb), widget, book);
  add (group, "duplicate", "x", G_CALLBACK (duplicate_cb), widget, book);
  add (group, "pay", "x", G_CALLBACK (pay_cb), widget, book);
  add (group, "status", "(xu)", G_CALLBACK (set_status_cb), widget, book);
  add (group, "convert", "(xu)", G_CALLBACK (start_convert_cb), widget, book);
  gtk_widget_insert_action_group (widget, "item", G_ACTION_GROUP (group));
}

/* Entries for what may not be done are there, and off. */
#define FORBIDDEN "item.forbidden"

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        CbItem     *item,
        gboolean    may)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (entry, may ? action : FORBIDDEN, "x", cb_item_get_id (item));
  g_menu_append_item (menu, entry);
}

static void
append_with (GMenu      *menu,
             const char *label,
             const char *action,
             CbItem     *item,
             guint       value,
             gboolean    may)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (entry, may ? action : FORBIDDEN, "(xu)", cb_item_get_id (item), value);
  g_menu_append_item (menu, entry);
}

static void
append_statuses (GMenu    *menu,
                 CbItem   *item,
                 gboolean  may)
{
  const CbItemKindInfo *info = cb_item_kind_get_info (cb_item_get_kind (item));
  g_autoptr (GMenu) statuses = g_menu_new ();

  for (guint i = 0; i < info->n_statuses; i++)
    {
      if (i != cb_item_get_status (item))
        append_with (statuses, g_dpgettext2 (NULL, CB_ITEM_STATUS_CONTEXT, info->statuses[i].label), "item.status",
                     item, i, may);
    }
  g_menu_append_submenu (menu, _("Set _Status"), G_MENU_MODEL (statuses));
}

static void
append_next_steps (GMenu  *menu,
                   CbItem *item,
                   CbBook *book)
{
  CbItemKind kind = cb_item_get_kind (item);
  gboolean may_edit = cb_item_actions_may (book, kind, CB_ITEM_RIGHT_EDIT);

  if (kind == CB_ITEM_QUOTE)
    {
      append_with (menu, _("Make _Booking"), "item.convert", item, CB_ITEM_BOOKING,
                   may_edit && cb_item_actions_may (book, CB_ITEM_BOOKING, CB_ITEM_RIGHT_CREATE));
      append_with (menu, _("Make _Invoice"), "item.convert", item, CB_ITEM_INVOICE,
                   may_edit && cb_item_actions_may (book, CB_ITEM_INVOICE, CB_ITEM_RIGHT_CREATE));
    }
  else if (kind == CB_ITEM_INVOICE && cb_item_get_has_amount (item) && cb_item_get_status (item) != CB_INVOICE_VOID)
    {
      append (menu, _("Record _Payment…"), "item.pay", item,
              may_edit && cb_item_actions_may (book, CB_ITEM_PAYMENT, CB_ITEM_RIGHT_CREATE));
    }
}

GMenuModel *
cb_item_actions_get_menu (CbItem *item,
                          CbBook *book)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) writing = g_menu_new ();
  g_autoptr (GMenu) next = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();
  gboolean may_edit, may_delete;
  CbItemKind kind;

  g_return_val_if_fail (CB_IS_ITEM (item), NULL);
  g_return_val_if_fail (CB_IS_BOOK (book), NULL);

  kind = cb_item_get_kind (item);
  may_edit = cb_item_actions_may (book, kind, CB_ITEM_RIGHT_EDIT);
  may_delete = cb_item_actions_may (book, kind, CB_ITEM_RIGHT_DELETE);
  if (cb_item_get_state (item) == CB_ITEM_STATE_DELETED)
    {
      append (removal, _("_Restore"), "page.restore-one", item, may_delete);
    }
  else
    {
      append (writing, _("_Edit…"), "item.edit", item, may_edit);
      append_statuses (writing, item, may_edit);
      append (writing, _("D_uplicate…"), "item.duplicate", item,
              cb_item_actions_may (book, kind, CB_ITEM_RIGHT_CREATE));
      append_next_steps (next, item, book);
      append (removal, _("_Delete…"), "page.delete-one", item, may_delete);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (writing));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (next));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

void
cb_item_actions_create (GtkWidget  *widget,
                        CbBook     *book,
                        gint64      customer_id,
                        CbItemKind  kind)
{
  g_autoptr (CbItem) item = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CB_IS_BOOK (book));

  item = cb_item_new (kind, customer_id);
  cb_item_set_date (item, cb_item_get_today ());
  cb_present_soon (cb_item_dialog_new (book, item), widget);
}
