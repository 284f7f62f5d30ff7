/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-ledger-page.h"

#include "cb-error-text.h"
#include "cb-freed-number-list.h"
#include "cb-freed-number-store.h"
#include "cb-ledger-row.h"

/* A list makes rows for the first 200 items, more than one turn of the main
 * loop should take. So it gets them little by little, then all the others,
 * which cost nothing until they are scrolled to. Neither should it lose that
 * many at once: what can't be seen of them goes first. */
#define ROWS_PER_TURN 8
#define ROWS_SEEN     16
#define ROWS_MADE     224

struct _CbLedgerPage
{
  AdwNavigationPage   parent_instance;

  GtkSearchEntry     *search_entry;
  GtkStack           *stack;
  GtkListView        *list_view;
  GtkSliceListModel  *slice;
  AdwStatusPage      *error_page;

  CbBook             *book;
  CbFreedNumberList  *list;
  GCancellable       *cancellable;
  CbFreedNumbers     *waiting;       /* to be shown once most rows are gone */
  guint               step_id;
  guint               shrinking : 1; /* for something else to be shown */
  guint               is_empty : 1;  /* there are no freed numbers at all */
};

G_DEFINE_FINAL_TYPE (CbLedgerPage, cb_ledger_page, ADW_TYPE_NAVIGATION_PAGE)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, cb_ledger_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  CbLedgerRow *row = CB_LEDGER_ROW (gtk_list_item_get_child (list_item));
  g_autofree char *text = NULL;

  cb_ledger_row_set_number (row, gtk_list_item_get_item (list_item));
  text = cb_ledger_row_get_text (row);
  gtk_list_item_set_accessible_label (list_item, text);
}

static gboolean step_cb (gpointer user_data);

static void
step (CbLedgerPage *self)
{
  if (self->step_id == 0)
    self->step_id = g_idle_add (step_cb, self);
}

/* Shows what it was made ready for, or looks for it first. */
static void
exchange (CbLedgerPage *self)
{
  g_autoptr (CbFreedNumbers) numbers = g_steal_pointer (&self->waiting);
  g_autofree char *query = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  self->shrinking = FALSE;
  if (numbers != NULL)
    cb_freed_number_list_set_numbers (self->list, numbers);
  /* Typed and taken back: all stays. */
  if (!cb_freed_number_list_search (self->list, g_strstrip (query)) && numbers == NULL)
    step (self);
}

static gboolean
step_cb (gpointer user_data)
{
  CbLedgerPage *self = user_data;
  guint size = MIN (gtk_slice_list_model_get_size (self->slice), ROWS_MADE);

  if (self->shrinking && size > ROWS_SEEN)
    {
      gtk_slice_list_model_set_size (self->slice, size - ROWS_PER_TURN);
      return G_SOURCE_CONTINUE;
    }

  if (!self->shrinking && size < ROWS_MADE)
    {
      gtk_slice_list_model_set_size (self->slice, size + ROWS_PER_TURN);
      return G_SOURCE_CONTINUE;
    }

  self->step_id = 0;
  if (self->shrinking)
    exchange (self);
  else
    gtk_slice_list_model_set_size (self->slice, G_MAXUINT);

  return G_SOURCE_REMOVE;
}

static void
shrink (CbLedgerPage *self)
{
  self->shrinking = TRUE;
  step (self);
}

static void
searched_cb (CbLedgerPage *self)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (self->is_empty)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else if (n_shown == 0)
    gtk_stack_set_visible_child_name (self->stack, "no-results");
  else
    gtk_stack_set_visible_child_name (self->stack, "list");

  step (self);
}

static void
search_changed_cb (CbLedgerPage *self)
{
  shrink (self);
}

/* Escape goes back once nothing is searched for. */
static void
stop_search_cb (CbLedgerPage *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static void
show_error (CbLedgerPage *self,
            const GError *error)
{
  g_autofree char *text = cb_error_describe (error);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->error_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbLedgerPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbFreedNumbers) numbers = cb_freed_number_store_list_finish (CB_BOOK (source), result, &error);
  gboolean is_first;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (numbers == NULL)
    {
      show_error (self, error);
      return;
    }

  is_first = !gtk_widget_get_visible (GTK_WIDGET (self->search_entry));
  self->is_empty = cb_freed_numbers_get_n (numbers) == 0;
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), !self->is_empty);
  g_clear_pointer (&self->waiting, cb_freed_numbers_unref);
  self->waiting = g_steal_pointer (&numbers);
  shrink (self);
  if (is_first && !self->is_empty)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
read_numbers (CbLedgerPage *self)
{
  cb_freed_number_store_list_async (self->book, self->cancellable, listed_cb, g_object_ref (self));
}

static void
retry_cb (CbLedgerPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  read_numbers (self);
}

/* Only what can free a number or use one again. */
static void
book_changed_cb (CbLedgerPage   *self,
                 const CbChange *change)
{
  if (change->everything || change->erased != NULL || change->added != NULL || change->edited != NULL)
    read_numbers (self);
}

static void
cb_ledger_page_dispose (GObject *object)
{
  CbLedgerPage *self = CB_LEDGER_PAGE (object);

  g_clear_handle_id (&self->step_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_LEDGER_PAGE);
  g_clear_object (&self->list);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_ledger_page_parent_class)->dispose (object);
}

static void
cb_ledger_page_finalize (GObject *object)
{
  CbLedgerPage *self = CB_LEDGER_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->waiting, cb_freed_numbers_unref);

  G_OBJECT_CLASS (cb_ledger_page_parent_class)->finalize (object);
}

static void
cb_ledger_page_class_init (CbLedgerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cb_ledger_page_dispose;
  object_class->finalize = cb_ledger_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-ledger-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbLedgerPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CbLedgerPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CbLedgerPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, CbLedgerPage, slice);
  gtk_widget_class_bind_template_child (widget_class, CbLedgerPage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
cb_ledger_page_init (CbLedgerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->list = cb_freed_number_list_new ();
  g_signal_connect_object (self->list, "searched", G_CALLBACK (searched_cb), self, G_CONNECT_SWAPPED);
  gtk_slice_list_model_set_size (self->slice, ROWS_PER_TURN);
  gtk_slice_list_model_set_model (self->slice, G_LIST_MODEL (self->list));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
}

/**
 * cb_ledger_page_new:
 * @book: whose freed numbers to show
 *
 * Returns: (transfer floating): a page to be pushed, reading them already
 */
AdwNavigationPage *
cb_ledger_page_new (CbBook *book)
{
  CbLedgerPage *self = g_object_new (CB_TYPE_LEDGER_PAGE, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), ADW_NAVIGATION_PAGE (self));

  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  read_numbers (self);

  return ADW_NAVIGATION_PAGE (self);
}
