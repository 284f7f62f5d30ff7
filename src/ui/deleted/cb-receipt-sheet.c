/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-receipt-sheet.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#include "cb-error.h"
#include "cb-receipt-text.h"

/* Points, of which 72 are an inch. */
#define MARGIN       56.0
#define GAP          14.0
#define SMALL_GAP    4.0
#define COLUMN_GAP   12.0
#define ROW_GAP      5.0
#define TITLE_SIZE   22.0
#define HEADING_SIZE 13.0
#define TEXT_SIZE    10.5
#define RULE         0.5

/* Of the width. */
#define LABEL_COLUMN 0.4

#define DARK  0.0
#define GRAY  0.35
#define LIGHT 0.75

struct _CbReceiptSheet
{
  GObject     parent_instance;

  gboolean    rtl;
  char       *program;
  char       *title;
  char       *deletion;
  char       *privacy;
  char       *search;
  char       *outcome;
  char       *explanation;
  GStrv       deletion_facts;
  GStrv       contents_facts;
  GStrv       search_facts;

  /* Of the paper, in points */
  double      paper_width;
  double      paper_height;
};

G_DEFINE_FINAL_TYPE (CbReceiptSheet, cb_receipt_sheet, G_TYPE_OBJECT)

/* Where the next line goes. */
typedef struct
{
  cairo_t      *cr;
  PangoContext *context;
  gboolean      rtl;
  gboolean      measuring;  /* nothing is drawn */
  double        width;
  double        y;
} Pen;

static PangoLayout *
create_layout (Pen         *pen,
               const char  *text,
               double       size,
               PangoWeight  weight,
               double       width)
{
  PangoLayout *layout = pango_layout_new (pen->context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  PangoLayoutLine *line;
  gboolean text_rtl;

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* Pango takes the other side for text of the other direction than that of
   * the sheet, so that all begins at the same. */
  line = pango_layout_get_line_readonly (layout, 0);
  text_rtl = pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
  pango_layout_set_alignment (layout, text_rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_font_description_free (font);

  return layout;
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);

  return (double) height / PANGO_SCALE;
}

static void
show_layout (Pen         *pen,
             PangoLayout *layout,
             double       x,
             double       gray)
{
  if (pen->measuring)
    return;

  cairo_set_source_rgb (pen->cr, gray, gray, gray);
  cairo_move_to (pen->cr, x, pen->y);
  pango_cairo_show_layout (pen->cr, layout);
}

static void
write_text (Pen         *pen,
            const char  *text,
            double       size,
            PangoWeight  weight,
            double       gray)
{
  g_autoptr (PangoLayout) layout = create_layout (pen, text, size, weight, pen->width);

  show_layout (pen, layout, 0, gray);
  pen->y += get_height (layout);
}

static void
draw_rule (Pen *pen)
{
  if (pen->measuring)
    return;

  cairo_set_source_rgb (pen->cr, LIGHT, LIGHT, LIGHT);
  cairo_set_line_width (pen->cr, RULE);
  cairo_move_to (pen->cr, 0, pen->y);
  cairo_rel_line_to (pen->cr, pen->width, 0);
  cairo_stroke (pen->cr);
}

static void
write_facts (Pen   *pen,
             GStrv  facts)
{
  double label_width = pen->width * LABEL_COLUMN;
  double value_width = pen->width - label_width - COLUMN_GAP;

  for (guint i = 0; facts[i] != NULL; i += 2)
    {
      g_autoptr (PangoLayout) label = create_layout (pen, facts[i], TEXT_SIZE, PANGO_WEIGHT_NORMAL, label_width);
      g_autoptr (PangoLayout) value = create_layout (pen, facts[i + 1], TEXT_SIZE, PANGO_WEIGHT_NORMAL, value_width);

      draw_rule (pen);
      pen->y += ROW_GAP;
      show_layout (pen, label, pen->rtl ? value_width + COLUMN_GAP : 0, GRAY);
      show_layout (pen, value, pen->rtl ? 0 : label_width + COLUMN_GAP, DARK);
      pen->y += MAX (get_height (label), get_height (value)) + ROW_GAP;
    }
  if (facts[0] != NULL)
    draw_rule (pen);
}

static void
write_all (CbReceiptSheet *self,
           Pen            *pen)
{
  pen->y = 0;
  write_text (pen, self->program, TEXT_SIZE, PANGO_WEIGHT_NORMAL, GRAY);
  write_text (pen, self->title, TITLE_SIZE, PANGO_WEIGHT_BOLD, DARK);
  pen->y += 2 * GAP;

  write_text (pen, self->deletion, HEADING_SIZE, PANGO_WEIGHT_BOLD, DARK);
  pen->y += SMALL_GAP;
  write_text (pen, self->privacy, TEXT_SIZE, PANGO_WEIGHT_NORMAL, DARK);
  pen->y += GAP;
  write_facts (pen, self->deletion_facts);
  write_facts (pen, self->contents_facts);
  pen->y += 2 * GAP;

  write_text (pen, self->search, HEADING_SIZE, PANGO_WEIGHT_BOLD, DARK);
  pen->y += SMALL_GAP;
  write_text (pen, self->outcome, TEXT_SIZE, PANGO_WEIGHT_BOLD, DARK);
  write_text (pen, self->explanation, TEXT_SIZE, PANGO_WEIGHT_NORMAL, DARK);
  pen->y += GAP;
  write_facts (pen, self->search_facts);
}

static cairo_status_t
write_bytes_cb (void                *closure,
                const unsigned char *bytes,
                unsigned int         size)
{
  g_byte_array_append (closure, bytes, size);

  return CAIRO_STATUS_SUCCESS;
}

/* (transfer full) */
static GBytes *
make_pdf (CbReceiptSheet  *self,
          GError         **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (write_bytes_cb, bytes, self->paper_width, self->paper_height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, self->program);
  cairo_translate (cr, MARGIN, MARGIN);
  cb_receipt_sheet_draw (self, cr, self->paper_width - 2 * MARGIN, self->paper_height - 2 * MARGIN);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_FAILED, cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = make_pdf (source, &error);

  /* What stood there stays until all of it is written. */
  if (bytes != NULL &&
      g_file_replace_contents (G_FILE (task_data), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                               NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
cb_receipt_sheet_finalize (GObject *object)
{
  CbReceiptSheet *self = CB_RECEIPT_SHEET (object);

  g_free (self->program);
  g_free (self->title);
  g_free (self->deletion);
  g_free (self->privacy);
  g_free (self->search);
  g_free (self->outcome);
  g_free (self->explanation);
  g_strfreev (self->deletion_facts);
  g_strfreev (self->contents_facts);
  g_strfreev (self->search_facts);

  G_OBJECT_CLASS (cb_receipt_sheet_parent_class)->finalize (object);
}

static void
cb_receipt_sheet_class_init (CbReceiptSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_receipt_sheet_finalize;
}

static void
cb_receipt_sheet_init (CbReceiptSheet *self)
{
}

/**
 * cb_receipt_sheet_new:
 * @receipt: what to write on it
 * @rtl: whether lines begin at the right
 *
 * Takes the words of the language and the size of paper that are usual here.
 * On the main thread.
 *
 * Returns: (transfer full): a sheet
 */
CbReceiptSheet *
cb_receipt_sheet_new (CbReceipt *receipt,
                      gboolean   rtl)
{
  CbReceiptSheet *self;
  GtkPaperSize *paper;

  g_return_val_if_fail (CB_IS_RECEIPT (receipt), NULL);

  self = g_object_new (CB_TYPE_RECEIPT_SHEET, NULL);
  self->rtl = rtl;
  self->program = g_strdup (_("Customer Book"));
  self->title = g_strdup (_("Receipt"));
  self->deletion = cb_receipt_describe_deletion (receipt);
  self->privacy = g_strdup (cb_receipt_describe_privacy ());
  self->search = g_strdup (_("Search for Traces"));
  self->outcome = g_strdup (cb_receipt_get_outcome (receipt));
  self->explanation = cb_receipt_describe_outcome (receipt);
  self->deletion_facts = cb_receipt_list_deletion (receipt);
  self->contents_facts = cb_receipt_list_contents (receipt);
  self->search_facts = cb_receipt_list_search (receipt);

  paper = gtk_paper_size_new (NULL);
  self->paper_width = gtk_paper_size_get_width (paper, GTK_UNIT_POINTS);
  self->paper_height = gtk_paper_size_get_height (paper, GTK_UNIT_POINTS);
  gtk_paper_size_free (paper);

  return self;
}

/**
 * cb_receipt_sheet_draw:
 * @cr: where to draw, from 0, 0
 * @width: how wide that place is, in points
 * @height: how high
 *
 * Draws it, smaller if need be. Units of @cr are points.
 */
void
cb_receipt_sheet_draw (CbReceiptSheet *self,
                       cairo_t        *cr,
                       double          width,
                       double          height)
{
  Pen pen = { 0 };

  g_return_if_fail (CB_IS_RECEIPT_SHEET (self));
  g_return_if_fail (cr != NULL);

  pen.cr = cr;
  pen.context = pango_cairo_create_context (cr);
  pango_cairo_context_set_resolution (pen.context, 72);
  pango_context_set_base_dir (pen.context, self->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pen.rtl = self->rtl;
  pen.width = width;
  pen.measuring = TRUE;
  write_all (self, &pen);

  cairo_save (cr);
  if (pen.y > height && height > 0)
    {
      /* Lines get longer then, so it takes no more room than this. */
      double scale = height / pen.y;

      cairo_scale (cr, scale, scale);
      pen.width = width / scale;
    }
  pen.measuring = FALSE;
  write_all (self, &pen);
  cairo_restore (cr);
  g_object_unref (pen.context);
}

/**
 * cb_receipt_sheet_save_async:
 * @file: where to; what is there is replaced
 *
 * Saves it as a PDF.
 */
void
cb_receipt_sheet_save_async (CbReceiptSheet      *self,
                             GFile               *file,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CB_IS_RECEIPT_SHEET (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_receipt_sheet_save_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * cb_receipt_sheet_save_finish:
 *
 * Returns: FALSE if @error is set, mostly to one of %G_IO_ERROR
 */
gboolean
cb_receipt_sheet_save_finish (CbReceiptSheet  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
