/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-month-chart.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cb-money-text.h"

#define N_MONTHS CB_TURNOVER_MONTHS

/* Pixels. */
#define MIN_WIDTH      200
#define NATURAL_WIDTH  480
#define PLOT_HEIGHT    112
#define GAP            6     /* between lines of text and bars */
#define MONTH_GAP      0.3   /* of a month's width, between two of them */
#define HATCH          4.0f  /* between two lines */
#define MIN_BAR        2.0   /* of what is more than nothing */

/* So many months apart they are named below. */
#define NAMED_MONTHS 6

struct _CbMonthChart
{
  GtkWidget      parent_instance;

  gint64         starts[N_MONTHS + 1];
  CbTurnoverSums sums;
  int            month;
  double         pointer_x;  /* where it was last, on the surface */
  double         pointer_y;
};

G_DEFINE_FINAL_TYPE (CbMonthChart, cb_month_chart, GTK_TYPE_WIDGET)

enum
{
  PROP_MONTH = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* (transfer full) */
static char *
format_month (CbMonthChart *self,
              int           month,
              const char   *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (self->starts[month]);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, format);
}

static void
choose (CbMonthChart *self,
        int           month)
{
  if (month == self->month)
    return;

  self->month = month;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MONTH]);
}

/* Where the time runs from right to left, so do the months. */
static int
get_column (CbMonthChart *self,
            int           month)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? N_MONTHS - 1 - month : month;
}

static void
choose_at (CbMonthChart *self,
           double        x)
{
  int column = (int) (x * N_MONTHS / MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1));

  choose (self, get_column (self, CLAMP (column, 0, N_MONTHS - 1)));
}

/* What moves below a pointer at rest chooses nothing: somebody may be at the keys. */
static void
motion_cb (CbMonthChart             *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *motion)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (motion));
  double surface_x, surface_y;

  if (event == NULL || !gdk_event_get_position (event, &surface_x, &surface_y) ||
      (surface_x == self->pointer_x && surface_y == self->pointer_y))
    return;

  self->pointer_x = surface_x;
  self->pointer_y = surface_y;
  choose_at (self, x);
}

static void
pressed_cb (CbMonthChart *self,
            int           n_press,
            double        x,
            double        y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  choose_at (self, x);
}

static void
leave_cb (CbMonthChart *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    choose (self, -1);
}

static gboolean
key_cb (CbMonthChart    *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int month = self->month >= 0 ? self->month : N_MONTHS - 1;
  g_autofree char *text = NULL;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    month += rtl ? 1 : -1;
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    month += rtl ? -1 : 1;
  else if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    month = 0;
  else if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    month = N_MONTHS - 1;
  else
    return GDK_EVENT_PROPAGATE;

  choose (self, CLAMP (month, 0, N_MONTHS - 1));
  text = cb_month_chart_describe_month (self, self->month);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);

  return GDK_EVENT_STOP;
}

static void
focus_cb (CbMonthChart *self)
{
  if (self->month < 0)
    choose (self, N_MONTHS - 1);
}

static gint64
get_max (CbMonthChart *self)
{
  gint64 max = 0;

  for (int i = 0; i < N_MONTHS; i++)
    max = MAX (max, MAX (self->sums.invoiced[i], self->sums.received[i]));

  return max;
}

/* @text: (transfer full) */
static PangoLayout *
create_layout (CbMonthChart *self,
               char         *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  g_free (text);

  return layout;
}

static int
get_line_height (CbMonthChart *self)
{
  g_autoptr (PangoLayout) layout = create_layout (self, g_strdup ("0"));
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

/* Money falls short of the precision of a drawing long before that of a double. */
static void
add_bar (GskPathBuilder *builder,
         graphene_rect_t *rect,
         double           x,
         double           width,
         double           bottom,
         double           height,
         gint64           amount,
         gint64           max)
{
  double bar = amount > 0 ? MAX (height * (double) amount / (double) max, MIN_BAR) : 0;

  graphene_rect_init (rect, (float) x, (float) (bottom - bar), (float) width, (float) bar);
  if (bar > 0)
    gsk_path_builder_add_rect (builder, rect);
}

static void
hatch_bar (GskPathBuilder        *builder,
           const graphene_rect_t *bar)
{
  float left = bar->origin.x;
  float right = left + bar->size.width;
  float bottom = bar->origin.y + bar->size.height;

  for (float y = bottom - HATCH / 2; y - bar->size.width > bar->origin.y; y -= HATCH)
    {
      gsk_path_builder_move_to (builder, left, y);
      gsk_path_builder_line_to (builder, right, y - bar->size.width);
    }
}

static void
stroke (GtkSnapshot    *snapshot,
        GskPathBuilder *builder,
        float           width,
        const GdkRGBA  *color)
{
  g_autoptr (GskPath) path = gsk_path_builder_free_to_path (builder);
  g_autoptr (GskStroke) line = gsk_stroke_new (width);

  gtk_snapshot_append_stroke (snapshot, path, line, color);
}

static void
draw_bars (CbMonthChart  *self,
           GtkSnapshot   *snapshot,
           double         width,
           double         top,
           const GdkRGBA *full,
           const GdkRGBA *hatched)
{
  GskPathBuilder *invoiced = gsk_path_builder_new ();
  GskPathBuilder *outlines = gsk_path_builder_new ();
  GskPathBuilder *lines = gsk_path_builder_new ();
  double month = width / N_MONTHS;
  double bar = month * (1 - MONTH_GAP) / 2;
  gint64 max = get_max (self);
  g_autoptr (GskPath) path = NULL;

  for (int i = 0; i < N_MONTHS; i++)
    {
      gboolean rtl = get_column (self, 0) != 0;
      double x = month * (get_column (self, i) + MONTH_GAP / 2);
      graphene_rect_t rect;

      add_bar (invoiced, &rect, rtl ? x + bar : x, bar, top + PLOT_HEIGHT, PLOT_HEIGHT, self->sums.invoiced[i], max);
      add_bar (outlines, &rect, (rtl ? x : x + bar) + 1, bar - 1.5, top + PLOT_HEIGHT, PLOT_HEIGHT,
               self->sums.received[i], max);
      hatch_bar (lines, &rect);
    }

  path = gsk_path_builder_free_to_path (invoiced);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, full);
  stroke (snapshot, lines, 1, hatched);
  stroke (snapshot, outlines, 1, hatched);
}

static void
draw_layout (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             double         x,
             double         y,
             const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* The highest amount above the line that it reaches, and below the months. */
static void
draw_words (CbMonthChart  *self,
            GtkSnapshot   *snapshot,
            double         width,
            double         top,
            const GdkRGBA *color)
{
  gboolean rtl = get_column (self, 0) != 0;
  g_autoptr (PangoLayout) highest =
    create_layout (self, cb_money_format (get_max (self), self->sums.currency));
  int text_width;

  pango_layout_get_pixel_size (highest, &text_width, NULL);
  draw_layout (snapshot, highest, rtl ? width - text_width : 0, 0, color);

  for (int i = 0; i < N_MONTHS; i += NAMED_MONTHS)
    {
      /* Translators: a month and its year, short: see man strftime */
      g_autoptr (PangoLayout) layout = create_layout (self, format_month (self, i, C_("short month", "%b %Y")));
      double x = width * get_column (self, i) / N_MONTHS;

      pango_layout_get_pixel_size (layout, &text_width, NULL);
      draw_layout (snapshot, layout, rtl ? x + width / N_MONTHS - text_width : x, top + PLOT_HEIGHT + GAP, color);
    }
}

static void
cb_month_chart_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  CbMonthChart *self = CB_MONTH_CHART (widget);
  gboolean high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  double width = gtk_widget_get_width (widget);
  double top = get_line_height (self) + GAP;
  GdkRGBA color, line, accent;

  gtk_widget_get_color (widget, &color);
  line = color;
  line.alpha *= high_contrast ? 0.6f : 0.15f;
  if (high_contrast)
    accent = color;
  else
    adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (adw_style_manager_get_default ()),
                                         adw_style_manager_get_dark (adw_style_manager_get_default ()), &accent);

  if (self->month >= 0)
    {
      GdkRGBA chosen = color;

      chosen.alpha *= high_contrast ? 0.3f : 0.1f;
      gtk_snapshot_append_color (snapshot, &chosen,
                                 &GRAPHENE_RECT_INIT ((float) (width * get_column (self, self->month) / N_MONTHS),
                                                      (float) top, (float) (width / N_MONTHS), PLOT_HEIGHT));
    }
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, (float) top - 1, (float) width, 1));
  if (get_max (self) > 0)
    draw_bars (self, snapshot, width, top, &accent, &color);
  gtk_snapshot_append_color (snapshot, &line,
                             &GRAPHENE_RECT_INIT (0, (float) top + PLOT_HEIGHT, (float) width, 1));
  draw_words (self, snapshot, width, top, &color);
}

static void
cb_month_chart_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    {
      *minimum = *natural = PLOT_HEIGHT + 2 * (get_line_height (CB_MONTH_CHART (widget)) + GAP);
    }
}

static void
cb_month_chart_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MONTH:
      g_value_set_int (value, CB_MONTH_CHART (object)->month);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_month_chart_class_init (CbMonthChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cb_month_chart_get_property;
  widget_class->measure = cb_month_chart_measure;
  widget_class->snapshot = cb_month_chart_snapshot;

  properties[PROP_MONTH] =
    g_param_spec_int ("month", NULL, NULL, -1, N_MONTHS - 1, -1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "monthchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cb_month_chart_init (CbMonthChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->month = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Invoices and Payments of the Last 24 Months"), -1);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_object (adw_style_manager_get_default (), "notify::accent-color",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cb_month_chart_new (void)
{
  return g_object_new (CB_TYPE_MONTH_CHART, NULL);
}

/* What is all the same to a reader is left out. */
static void
describe (CbMonthChart *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < N_MONTHS; i++)
    {
      g_autofree char *month = NULL;

      if (self->sums.invoiced[i] == 0 && self->sums.received[i] == 0)
        continue;

      month = cb_month_chart_describe_month (self, i);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", month);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
}

void
cb_month_chart_set_turnover (CbMonthChart     *self,
                             const CbTurnover *turnover,
                             guint             index)
{
  g_return_if_fail (CB_IS_MONTH_CHART (self));
  g_return_if_fail (index < turnover->sums->len);

  memcpy (self->starts, turnover->starts, sizeof self->starts);
  self->sums = g_array_index (turnover->sums, CbTurnoverSums, index);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MONTH]);
}

int
cb_month_chart_get_month (CbMonthChart *self)
{
  g_return_val_if_fail (CB_IS_MONTH_CHART (self), -1);

  return self->month;
}

char *
cb_month_chart_describe_month (CbMonthChart *self,
                               int           month)
{
  g_autofree char *invoiced = NULL;
  g_autofree char *received = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (CB_IS_MONTH_CHART (self), NULL);
  g_return_val_if_fail (month >= 0 && month < N_MONTHS, NULL);

  /* Translators: a month and its year: see man strftime */
  name = format_month (self, month, C_("month", "%B %Y"));
  invoiced = cb_money_format (self->sums.invoiced[month], self->sums.currency);
  received = cb_money_format (self->sums.received[month], self->sums.currency);

  /* Translators: a month, what was invoiced in it, and what was received */
  return g_strdup_printf (_("%s: %s invoiced, %s received"), name, invoiced, received);
}
