/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-find-row.h"

#include "cb-find-text.h"

struct _CbFindRow
{
  AdwPreferencesRow  parent_instance;

  CbFindHit         *hit;
};

G_DEFINE_FINAL_TYPE (CbFindRow, cb_find_row, ADW_TYPE_PREFERENCES_ROW)

static void
cb_find_row_dispose (GObject *object)
{
  g_clear_object (&CB_FIND_ROW (object)->hit);

  G_OBJECT_CLASS (cb_find_row_parent_class)->dispose (object);
}

static void
cb_find_row_class_init (CbFindRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_find_row_dispose;
}

static void
cb_find_row_init (CbFindRow *self)
{
}

static GtkWidget *
create_line (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "ellipsize", PANGO_ELLIPSIZE_END,
                       "label", text,
                       "lines", 2,
                       "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                       "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "xalign", 0.0,
                       NULL);
}

GtkWidget *
cb_find_row_new (CbFindHit *hit)
{
  CbFindRow *self = g_object_new (CB_TYPE_FIND_ROW, NULL);
  g_autofree char *title = cb_find_format_title (hit);
  g_autofree char *subtitle = cb_find_format_subtitle (hit);
  g_autofree char *all = g_strjoin ("\n", title, *subtitle != '\0' ? subtitle : NULL, NULL);
  GtkWidget *lines = g_object_new (GTK_TYPE_BOX,
                                   "margin-bottom", 9,
                                   "margin-end", 12,
                                   "margin-start", 12,
                                   "margin-top", 9,
                                   "orientation", GTK_ORIENTATION_VERTICAL,
                                   "spacing", 3,
                                   NULL);

  self->hit = g_object_ref (hit);
  gtk_box_append (GTK_BOX (lines), create_line (title));
  if (*subtitle != '\0')
    {
      GtkWidget *line = create_line (subtitle);

      gtk_widget_add_css_class (line, "caption");
      gtk_widget_add_css_class (line, "dimmed");
      gtk_box_append (GTK_BOX (lines), line);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), lines);
  /* A title of the row's own would be all that is said of it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);

  return GTK_WIDGET (self);
}

CbFindHit *
cb_find_row_get_hit (CbFindRow *self)
{
  g_return_val_if_fail (CB_IS_FIND_ROW (self), NULL);

  return self->hit;
}
