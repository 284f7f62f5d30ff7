/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-receipts-dialog.h"

#include <glib/gi18n.h>

#include "cb-error-text.h"
#include "cb-receipt-page.h"
#include "cb-receipt-row.h"
#include "cb-receipt.h"

/* A list makes rows for the first 200 items, more than one turn of the main
 * loop should take. So it gets them little by little, then all the others,
 * which cost nothing until they are scrolled to. */
#define ROWS_PER_TURN 8
#define ROWS_MADE     224

struct _CbReceiptsDialog
{
  AdwDialog           parent_instance;

  AdwNavigationView  *navigation;
  GtkStack           *stack;
  GtkListView        *list_view;
  GtkSliceListModel  *slice;
  AdwStatusPage      *error_page;

  CbBook             *book;
  GCancellable       *cancellable;
  gint64              operation_id;  /* whose page to show when it is read, or 0 */
  guint               position;      /* of the page that was shown last */
  AdwNavigationPage  *page;          /* to be shown */
  gboolean            animate;
  guint               push_id;
  guint               grow_id;
};

G_DEFINE_FINAL_TYPE (CbReceiptsDialog, cb_receipts_dialog, ADW_TYPE_DIALOG)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, cb_receipt_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  CbReceiptRow *row = CB_RECEIPT_ROW (gtk_list_item_get_child (list_item));
  g_autofree char *text = NULL;

  cb_receipt_row_set_receipt (row, gtk_list_item_get_item (list_item));
  text = cb_receipt_row_get_text (row);
  gtk_list_item_set_accessible_label (list_item, text);
}

static void
focus_position (CbReceiptsDialog *self)
{
  if (self->position < g_list_model_get_n_items (G_LIST_MODEL (self->slice)))
    gtk_list_view_scroll_to (self->list_view, self->position, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* Back from a page that was there before the list was seen. */
static void
list_shown_cb (CbReceiptsDialog *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list_view)) == NULL)
    focus_position (self);
}

static gboolean
push_cb (gpointer user_data)
{
  CbReceiptsDialog *self = user_data;
  g_autoptr (AdwNavigationPage) page = g_steal_pointer (&self->page);

  self->push_id = 0;
  adw_navigation_view_set_animate_transitions (self->navigation, self->animate);
  adw_navigation_view_push (self->navigation, page);
  adw_navigation_view_set_animate_transitions (self->navigation, TRUE);

  return G_SOURCE_REMOVE;
}

/* Making a page and showing it take too long for one turn of the main loop;
 * the next one comes before the next frame. */
static void
show_page (CbReceiptsDialog *self,
           guint             position,
           gboolean          animate)
{
  g_autoptr (CbReceipt) receipt = g_list_model_get_item (gtk_slice_list_model_get_model (self->slice), position);

  if (self->page != NULL)
    return;

  self->position = position;
  self->animate = animate;
  self->page = g_object_ref_sink (cb_receipt_page_new (receipt));
  self->push_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, push_cb, self, NULL);
}

static void
activate_cb (CbReceiptsDialog *self,
             guint             position)
{
  show_page (self, position, TRUE);
}

static gboolean
grow_cb (gpointer user_data)
{
  CbReceiptsDialog *self = user_data;
  guint size = gtk_slice_list_model_get_size (self->slice) + ROWS_PER_TURN;

  if (size < ROWS_MADE)
    {
      gtk_slice_list_model_set_size (self->slice, size);
      return G_SOURCE_CONTINUE;
    }

  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  self->grow_id = 0;

  return G_SOURCE_REMOVE;
}

static CbReceipt *
get_receipt (CbReceiptsDialog *self,
             guint             position)
{
  GListModel *model = gtk_slice_list_model_get_model (self->slice);
  g_autoptr (CbReceipt) receipt = model != NULL ? g_list_model_get_item (model, position) : NULL;

  return receipt;
}

/* Whether the list says the same already. */
static gboolean
is_shown (CbReceiptsDialog *self,
          GPtrArray        *receipts)
{
  if (get_receipt (self, receipts->len) != NULL)
    return FALSE;

  for (guint i = 0; i < receipts->len; i++)
    {
      CbReceipt *shown = get_receipt (self, i);

      if (shown == NULL || !cb_receipt_equal (shown, g_ptr_array_index (receipts, i)))
        return FALSE;
    }

  return TRUE;
}

/* Where the receipt of an erasure is, or G_MAXUINT. */
static guint
find_operation (GPtrArray *receipts,
                gint64     operation_id)
{
  for (guint i = 0; i < receipts->len; i++)
    if (cb_operation_get_id (cb_receipt_get_operation (g_ptr_array_index (receipts, i))) == operation_id)
      return i;

  return G_MAXUINT;
}

static void
show_list (CbReceiptsDialog *self,
           GPtrArray        *receipts)
{
  g_autoptr (GListStore) store = g_list_store_new (CB_TYPE_RECEIPT);
  CbReceipt *last = get_receipt (self, self->position);
  gboolean had_focus = last == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self->list_view)) != NULL;
  guint position;

  /* The same receipt, when others came before it. */
  if (last != NULL)
    self->position = MIN (find_operation (receipts, cb_operation_get_id (cb_receipt_get_operation (last))),
                          receipts->len - 1);

  g_list_store_splice (store, 0, 0, receipts->pdata, receipts->len);
  gtk_slice_list_model_set_size (self->slice, MAX (ROWS_PER_TURN, self->position + 1));
  gtk_slice_list_model_set_model (self->slice, G_LIST_MODEL (store));
  gtk_stack_set_visible_child_name (self->stack, "list");
  if (self->grow_id == 0)
    self->grow_id = g_idle_add (grow_cb, self);

  position = self->operation_id != 0 ? find_operation (receipts, self->operation_id) : G_MAXUINT;
  if (position != G_MAXUINT)
    {
      self->operation_id = 0;
      show_page (self, position, FALSE);
    }
  else if (had_focus)
    focus_position (self);
}

static void
show_error (CbReceiptsDialog *self,
            const GError     *error)
{
  g_autofree char *text = cb_error_describe (error);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->error_page, _("Receipts Can’t Be Read"));
  adw_status_page_set_description (self->error_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbReceiptsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) receipts = cb_receipt_list_finish (CB_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_cancellable_is_cancelled (self->cancellable))
    return;

  if (receipts == NULL)
    show_error (self, error);
  else if (receipts->len == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else if (!is_shown (self, receipts))
    show_list (self, receipts);
}

static void
read_receipts (CbReceiptsDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  cb_receipt_list_async (self->book, self->cancellable, listed_cb, g_object_ref (self));
}

/* What is being read may be the former state, so it is read again. */
static void
book_changed_cb (CbReceiptsDialog *self,
                 const CbChange   *change)
{
  if ((!change->everything && change->erased == NULL && change->contents == NULL && !change->proofs) ||
      g_cancellable_is_cancelled (self->cancellable))
    return;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  cb_receipt_list_async (self->book, self->cancellable, listed_cb, g_object_ref (self));
}

static void
retry_cb (CbReceiptsDialog *self)
{
  read_receipts (self);
}

static void
cb_receipts_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (CB_RECEIPTS_DIALOG (dialog)->cancellable);
}

static void
cb_receipts_dialog_dispose (GObject *object)
{
  CbReceiptsDialog *self = CB_RECEIPTS_DIALOG (object);

  g_clear_handle_id (&self->grow_id, g_source_remove);
  g_clear_handle_id (&self->push_id, g_source_remove);
  g_clear_object (&self->page);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_RECEIPTS_DIALOG);

  G_OBJECT_CLASS (cb_receipts_dialog_parent_class)->dispose (object);
}

static void
cb_receipts_dialog_finalize (GObject *object)
{
  CbReceiptsDialog *self = CB_RECEIPTS_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_receipts_dialog_parent_class)->finalize (object);
}

static void
cb_receipts_dialog_class_init (CbReceiptsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cb_receipts_dialog_dispose;
  object_class->finalize = cb_receipts_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = cb_receipts_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-receipts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CbReceiptsDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, CbReceiptsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CbReceiptsDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, CbReceiptsDialog, slice);
  gtk_widget_class_bind_template_child (widget_class, CbReceiptsDialog, error_page);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
cb_receipts_dialog_init (CbReceiptsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * cb_receipts_dialog_new:
 * @book: whose receipts to show
 * @operation_id: the erasure whose receipt to show first, or 0
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
cb_receipts_dialog_new (CbBook *book,
                        gint64  operation_id)
{
  CbReceiptsDialog *self;

  g_return_val_if_fail (CB_IS_BOOK (book), NULL);

  self = g_object_new (CB_TYPE_RECEIPTS_DIALOG, NULL);
  self->book = g_object_ref (book);
  self->operation_id = operation_id;
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  read_receipts (self);

  return ADW_DIALOG (self);
}
