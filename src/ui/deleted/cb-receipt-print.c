/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-receipt-print.h"

#include <glib/gi18n.h>

typedef struct
{
  CbReceiptSheet *sheet;
  cairo_t        *cr;
  double          width;
  double          height;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *self = data;

  g_object_unref (self->sheet);
  cairo_destroy (self->cr);
  g_free (self);
}

static void
draw_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Drawing *drawing = task_data;

  cb_receipt_sheet_draw (drawing->sheet, drawing->cr, drawing->width, drawing->height);
  g_task_return_boolean (task, TRUE);
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  gtk_print_operation_draw_page_finish (GTK_PRINT_OPERATION (source));
}

/* In another thread, because fonts that are used for the first time take
 * longer than a callback may. */
static void
draw_page_cb (GtkPrintOperation *print,
              GtkPrintContext   *context,
              int                page,
              CbReceiptSheet    *sheet)
{
  g_autoptr (GTask) task = g_task_new (print, NULL, drawn_cb, NULL);
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->sheet = g_object_ref (sheet);
  drawing->cr = cairo_reference (gtk_print_context_get_cairo_context (context));
  drawing->width = gtk_print_context_get_width (context);
  drawing->height = gtk_print_context_get_height (context);

  gtk_print_operation_set_defer_drawing (print);
  g_task_set_source_tag (task, draw_page_cb);
  g_task_set_task_data (task, drawing, drawing_free);
  g_task_run_in_thread (task, draw_in_thread);
}

/**
 * cb_receipt_print_new:
 * @sheet: what to print
 *
 * Returns: (transfer full): an operation that tells what came of it by its
 *   signal "done"
 */
GtkPrintOperation *
cb_receipt_print_new (CbReceiptSheet *sheet)
{
  GtkPrintOperation *print;

  g_return_val_if_fail (CB_IS_RECEIPT_SHEET (sheet), NULL);

  print = gtk_print_operation_new ();
  gtk_print_operation_set_allow_async (print, TRUE);
  gtk_print_operation_set_job_name (print, _("Receipt"));
  gtk_print_operation_set_n_pages (print, 1);
  gtk_print_operation_set_unit (print, GTK_UNIT_POINTS);
  g_signal_connect_data (print, "draw-page", G_CALLBACK (draw_page_cb), g_object_ref (sheet),
                         (GClosureNotify) (GCallback) g_object_unref, 0);

  return print;
}
