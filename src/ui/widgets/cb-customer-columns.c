/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-columns.h"

#include <glib/gi18n.h>

#include "cb-customer-column-text.h"
#include "cb-customer-row.h"
#include "cb-inscription-text.h"
#include "cb-table-sort.h"
#include "cb-text-cell.h"

typedef struct
{
  const char   *id;
  const char   *title;
  guint         min_chars;
  guint         chars;
  gboolean      expand;
  CbListWidth   width;
} ColumnInfo;

static const ColumnInfo column_infos[CB_N_SORT_COLUMNS] = {
  [CB_SORT_NUMBER]        = { "number", N_("Number"), 5, 6, FALSE, CB_LIST_WIDTH_MEDIUM },
  [CB_SORT_NAME]          = { "name", N_("Name"), 12, 20, TRUE, CB_LIST_WIDTH_NARROW },
  [CB_SORT_CONTACT]       = { "contact", N_("Contact"), 8, 11, FALSE, CB_LIST_WIDTH_WIDE },
  [CB_SORT_EMAIL]         = { "email", N_("E-mail"), 12, 22, TRUE, CB_LIST_WIDTH_MEDIUM },
  [CB_SORT_PHONE]         = { "phone", N_("Phone"), 12, 14, FALSE, CB_LIST_WIDTH_MEDIUM },
  [CB_SORT_LAST_ACTIVITY] = { "last-activity", N_("Last Activity"), 7, 8, FALSE, CB_LIST_WIDTH_MEDIUM },
  [CB_SORT_ASSIGNED_TO]   = { "assigned-to", N_("Assigned To"), 10, 13, FALSE, CB_LIST_WIDTH_WIDE },
  [CB_SORT_DELETED_AT]    = { "deleted-at", N_("Deleted On"), 7, 9, FALSE, CB_LIST_WIDTH_MEDIUM },
  [CB_SORT_DELETED_BY]    = { "deleted-by", N_("Deleted By"), 10, 13, FALSE, CB_LIST_WIDTH_WIDE },
  [CB_SORT_ERASE_AT]      = { "erase-at", N_("Kept Until"), 9, 17, FALSE, CB_LIST_WIDTH_MEDIUM },
};

static void
text_customer_cb (CbCustomerRow  *row,
                  GParamSpec     *pspec,
                  GtkInscription *inscription)
{
  CbSortColumn column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (inscription), "column"));
  CbCustomer *customer = cb_customer_row_get_customer (row);
  g_autofree char *text = customer != NULL ? cb_customer_column_describe (customer, column) : NULL;

  cb_inscription_show (inscription, text);
}

static void
more_customer_cb (CbCustomerRow  *row,
                  GParamSpec     *pspec,
                  GtkInscription *inscription)
{
  CbScope scope = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (inscription), "scope"));
  CbCustomer *customer = cb_customer_row_get_customer (row);
  g_autofree char *text = customer != NULL ? cb_customer_column_describe_more (customer, scope) : NULL;

  cb_inscription_show (inscription, text);
}

/* The exact date of those who are masked needs more room. */
static guint
get_chars (CbSortColumn column,
           CbScope      scope)
{
  return scope == CB_SCOPE_PENDING && column == CB_SORT_ERASE_AT ? 26 : column_infos[column].chars;
}

static gboolean
is_numeric (CbSortColumn column)
{
  switch (column)
    {
    case CB_SORT_NUMBER:
    case CB_SORT_PHONE:
    case CB_SORT_LAST_ACTIVITY:
    case CB_SORT_DELETED_AT:
    case CB_SORT_ERASE_AT:
      return TRUE;
    default:
      return FALSE;
    }
}

static GtkWidget *
create_inscription (CbSortColumn column,
                    CbScope      scope)
{
  GtkWidget *inscription =
    cb_text_cell_new (column_infos[column].min_chars, get_chars (column, scope), is_numeric (column));

  g_object_set_data (G_OBJECT (inscription), "column", GINT_TO_POINTER (column));

  return inscription;
}

/* Made when it is asked for: most never are. */
static gboolean
query_tooltip_cb (GtkWidget         *inscription,
                  int                x,
                  int                y,
                  gboolean           keyboard,
                  GtkTooltip        *tooltip,
                  GtkColumnViewCell *cell)
{
  CbCustomerRow *row = gtk_column_view_cell_get_item (cell);
  CbCustomer *customer = row != NULL ? cb_customer_row_get_customer (row) : NULL;
  g_autofree char *text = customer != NULL ? cb_customer_column_describe_deletion (customer) : NULL;

  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static void
text_setup_cb (GtkListItemFactory *factory,
               GtkColumnViewCell  *cell,
               gpointer            column)
{
  CbScope scope = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "scope"));
  GtkWidget *inscription = create_inscription (GPOINTER_TO_INT (column), scope);

  if (GPOINTER_TO_INT (column) == CB_SORT_DELETED_AT)
    {
      gtk_widget_set_has_tooltip (inscription, TRUE);
      g_signal_connect_object (inscription, "query-tooltip", G_CALLBACK (query_tooltip_cb), cell, 0);
    }
  gtk_column_view_cell_set_child (cell, inscription);
}

static void
text_bind_cb (GtkListItemFactory *factory,
              GtkColumnViewCell  *cell,
              gpointer            column)
{
  CbCustomerRow *row = gtk_column_view_cell_get_item (cell);
  GtkWidget *inscription = gtk_column_view_cell_get_child (cell);

  g_signal_connect (row, "notify::customer", G_CALLBACK (text_customer_cb), inscription);
  text_customer_cb (row, NULL, GTK_INSCRIPTION (inscription));
}

static void
text_unbind_cb (GtkListItemFactory *factory,
                GtkColumnViewCell  *cell,
                gpointer            column)
{
  g_signal_handlers_disconnect_by_func (gtk_column_view_cell_get_item (cell),
                                        text_customer_cb,
                                        gtk_column_view_cell_get_child (cell));
}

static void
bind_more (CbCustomerRow *row,
           GtkWidget     *more)
{
  g_signal_connect (row, "notify::customer", G_CALLBACK (more_customer_cb), more);
  more_customer_cb (row, NULL, GTK_INSCRIPTION (more));
}

/* The second line is made when it is needed first. */
static void
narrow_cb (GObject           *page,
           GParamSpec        *pspec,
           GtkColumnViewCell *cell)
{
  CbCustomerRow *row = gtk_column_view_cell_get_item (cell);
  GtkWidget *box = gtk_column_view_cell_get_child (cell);
  GtkWidget *more;
  gboolean narrow;

  if (box == NULL)
    return;

  more = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box));
  g_object_get (page, "narrow", &narrow, NULL);
  if (more == NULL && narrow)
    {
      more = create_inscription (CB_SORT_NUMBER, CB_SCOPE_LIVE);
      g_object_set_data (G_OBJECT (more), "scope", g_object_get_data (G_OBJECT (box), "scope"));
      gtk_widget_add_css_class (more, "caption");
      gtk_widget_add_css_class (more, "dimmed");
      gtk_box_append (GTK_BOX (box), more);
      if (row != NULL)
        bind_more (row, more);
    }

  if (more != NULL)
    gtk_widget_set_visible (more, narrow);
}

static void
name_setup_cb (GtkListItemFactory *factory,
               GtkColumnViewCell  *cell,
               GObject            *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (box), "scope", g_object_get_data (G_OBJECT (factory), "scope"));
  gtk_box_append (GTK_BOX (box), create_inscription (CB_SORT_NAME, CB_SCOPE_LIVE));
  g_signal_connect_object (page, "notify::narrow", G_CALLBACK (narrow_cb), cell, 0);
  gtk_column_view_cell_set_child (cell, box);
  narrow_cb (page, NULL, cell);
}

static void
name_bind_cb (GtkListItemFactory *factory,
              GtkColumnViewCell  *cell,
              gpointer            unused)
{
  CbCustomerRow *row = gtk_column_view_cell_get_item (cell);
  GtkWidget *name = gtk_widget_get_first_child (gtk_column_view_cell_get_child (cell));
  GtkWidget *more = gtk_widget_get_next_sibling (name);

  g_signal_connect (row, "notify::customer", G_CALLBACK (text_customer_cb), name);
  text_customer_cb (row, NULL, GTK_INSCRIPTION (name));
  if (more != NULL)
    bind_more (row, more);
}

static void
name_unbind_cb (GtkListItemFactory *factory,
                GtkColumnViewCell  *cell,
                gpointer            unused)
{
  CbCustomerRow *row = gtk_column_view_cell_get_item (cell);
  GtkWidget *name = gtk_widget_get_first_child (gtk_column_view_cell_get_child (cell));

  GtkWidget *more = gtk_widget_get_next_sibling (name);

  g_signal_handlers_disconnect_by_func (row, text_customer_cb, name);
  if (more != NULL)
    g_signal_handlers_disconnect_by_func (row, more_customer_cb, more);
}

static void
row_customer_cb (CbCustomerRow    *row,
                 GParamSpec       *pspec,
                 GtkColumnViewRow *view_row)
{
  CbCustomer *customer = cb_customer_row_get_customer (row);
  g_autofree char *label = NULL;

  if (customer != NULL)
    label = cb_customer_column_describe_row (customer);
  gtk_column_view_row_set_accessible_label (view_row, customer != NULL ? label : _("Loading"));
}

static void
row_bind_cb (GtkListItemFactory *factory,
             GtkColumnViewRow   *view_row)
{
  CbCustomerRow *row = gtk_column_view_row_get_item (view_row);

  g_signal_connect (row, "notify::customer", G_CALLBACK (row_customer_cb), view_row);
  row_customer_cb (row, NULL, view_row);
}

static void
row_unbind_cb (GtkListItemFactory *factory,
               GtkColumnViewRow   *view_row)
{
  g_signal_handlers_disconnect_by_func (gtk_column_view_row_get_item (view_row),
                                        row_customer_cb, view_row);
}

const char *
cb_customer_column_get_id (CbSortColumn column)
{
  g_return_val_if_fail ((guint) column < CB_N_SORT_COLUMNS, NULL);

  return column_infos[column].id;
}

gboolean
cb_customer_column_from_id (const char   *id,
                            CbSortColumn *column)
{
  g_return_val_if_fail (column != NULL, FALSE);

  for (guint i = 0; i < CB_N_SORT_COLUMNS; i++)
    if (g_strcmp0 (id, column_infos[i].id) == 0)
      {
        *column = i;
        return TRUE;
      }

  return FALSE;
}

CbListWidth
cb_customer_column_get_width (CbSortColumn column)
{
  g_return_val_if_fail ((guint) column < CB_N_SORT_COLUMNS, CB_LIST_WIDTH_NARROW);

  return column_infos[column].width;
}

const char *
cb_customer_column_get_title (CbSortColumn column,
                              CbScope      scope)
{
  g_return_val_if_fail ((guint) column < CB_N_SORT_COLUMNS, NULL);

  if (scope == CB_SCOPE_PENDING && column == CB_SORT_ERASE_AT)
    return _("Will Be Deleted Forever On");
  if (scope == CB_SCOPE_PENDING && column == CB_SORT_DELETED_BY)
    return _("Masked By");

  return _(column_infos[column].title);
}

GtkColumnViewColumn *
cb_customer_column_new (CbSortColumn  column,
                        CbScope       scope,
                        GObject      *page)
{
  const ColumnInfo *info;
  GtkListItemFactory *factory;
  GtkColumnViewColumn *self;

  g_return_val_if_fail ((guint) column < CB_N_SORT_COLUMNS, NULL);

  info = &column_infos[column];
  factory = gtk_signal_list_item_factory_new ();
  g_object_set_data (G_OBJECT (factory), "scope", GINT_TO_POINTER (scope));
  if (column == CB_SORT_NAME)
    {
      g_signal_connect (factory, "setup", G_CALLBACK (name_setup_cb), page);
      g_signal_connect (factory, "bind", G_CALLBACK (name_bind_cb), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (name_unbind_cb), NULL);
    }
  else
    {
      gpointer data = GINT_TO_POINTER (column);

      g_signal_connect (factory, "setup", G_CALLBACK (text_setup_cb), data);
      g_signal_connect (factory, "bind", G_CALLBACK (text_bind_cb), data);
      g_signal_connect (factory, "unbind", G_CALLBACK (text_unbind_cb), data);
    }

  self = gtk_column_view_column_new (cb_customer_column_get_title (column, scope), factory);
  gtk_column_view_column_set_id (self, info->id);
  gtk_column_view_column_set_expand (self, info->expand);
  gtk_column_view_column_set_resizable (self, TRUE);
  if (cb_scope_has_column (scope, column))
    cb_table_make_sortable (self);

  return self;
}

GtkListItemFactory *
cb_customer_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), NULL);

  return factory;
}
