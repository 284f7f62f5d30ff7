/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-outcome-box.h"

#include <glib/gi18n.h>

#include "cb-count.h"

struct _CbOutcomeBox
{
  AdwBin      parent_instance;

  AdwWrapBox *box;
};

G_DEFINE_FINAL_TYPE (CbOutcomeBox, cb_outcome_box, ADW_TYPE_BIN)

typedef enum
{
  PART_NEW,
  PART_UPDATED,
  PART_SAME,
  PART_REJECTED,
} Part;
#define N_PARTS (PART_REJECTED + 1)

static guint
count_part (CbImportReport *report,
            Part            part)
{
  switch (part)
    {
    case PART_NEW:
      return cb_import_report_get_n_new (report);

    case PART_UPDATED:
      return cb_import_report_get_n_updated (report);

    case PART_SAME:
      return cb_import_report_get_n_same (report);

    case PART_REJECTED:
      return cb_import_report_get_n_rejected (report);

    default:
      g_return_val_if_reached (0);
    }
}

static char *
describe_part (Part     part,
               guint    count,
               gboolean done)
{
  g_autofree char *number = cb_count_format (count);

  switch (part)
    {
    case PART_NEW:
      if (done)
        /* Translators: customers that an import has added, as in "84 added" */
        return g_strdup_printf (ngettext ("%s added", "%s added", count), number);
      /* Translators: customers that an import would add, as in "84 new" */
      return g_strdup_printf (ngettext ("%s new", "%s new", count), number);

    case PART_UPDATED:
      if (done)
        /* Translators: customers that an import has updated */
        return g_strdup_printf (ngettext ("%s updated", "%s updated", count), number);
      /* Translators: customers that an import would update */
      return g_strdup_printf (ngettext ("%s update", "%s updates", count), number);

    case PART_SAME:
      /* Translators: customers that an import leaves as they are */
      return g_strdup_printf (ngettext ("%s without change", "%s without change", count), number);

    case PART_REJECTED:
      /* Translators: rows of a file that are not imported */
      return g_strdup_printf (ngettext ("%s rejected", "%s rejected", count), number);

    default:
      g_return_val_if_reached (NULL);
    }
}

static void
cb_outcome_box_class_init (CbOutcomeBoxClass *klass)
{
}

static void
cb_outcome_box_init (CbOutcomeBox *self)
{
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 18);
  adw_wrap_box_set_line_spacing (self->box, 6);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * cb_outcome_box_new:
 *
 * Returns: (transfer floating): an empty box
 */
GtkWidget *
cb_outcome_box_new (void)
{
  return g_object_new (CB_TYPE_OUTCOME_BOX, NULL);
}

/**
 * cb_outcome_box_set_report:
 * @report: (nullable): whose counts to show
 * @done: whether it tells what was done, rather than what would be
 */
void
cb_outcome_box_set_report (CbOutcomeBox   *self,
                           CbImportReport *report,
                           gboolean        done)
{
  static const char *css_classes[N_PARTS] = { "success", "accent", "dimmed", "error" };
  g_autoptr (GString) spoken = g_string_new (NULL);
  GtkWidget *child;

  g_return_if_fail (CB_IS_OUTCOME_BOX (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    adw_wrap_box_remove (self->box, child);

  if (report == NULL)
    return;

  for (Part part = PART_NEW; part < N_PARTS; part++)
    {
      guint count = count_part (report, part);
      g_autofree char *text = NULL;
      GtkWidget *label;

      if (count == 0)
        continue;

      text = describe_part (part, count, done);
      label = gtk_label_new (text);
      gtk_widget_add_css_class (label, css_classes[part]);
      adw_wrap_box_append (self->box, label);

      if (spoken->len > 0)
        g_string_append (spoken, ", ");
      g_string_append (spoken, text);
    }

  gtk_accessible_announce (GTK_ACCESSIBLE (self), spoken->str,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}
