/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-demo-items.h"

#include "cb-demo-maker.h"
#include "cb-item-rows.h"
#include "cb-payment-rows.h"

#define CURRENCY "USD"
#define DAY      G_TIME_SPAN_DAY

/* Of a hundred customers so many have what stands in the way of deleting, and of these
 * so many have a contract: they are invoiced every month. */
#define PERCENT_BUSY     45
#define PERCENT_CONTRACT 80
/* Who has one was heard of not long ago. */
#define DAYS_LATELY 200

/* Of a contract, and how many days there are to pay an invoice. */
#define MAX_MONTHS 30
#define DAYS_DUE   14

/* How items of a kind look with a cleaning company. */
typedef struct
{
  CbItemKind  kind;
  guint       percent;     /* of all who are customers to speak of */
  guint       max;         /* of one customer */
  guint       min_amount;  /* in minor units; 0 for none */
  guint       max_amount;
  const char *titles[6];
} Template;

static const Template templates[] = {
  { CB_ITEM_INQUIRY, 12, 1, 0, 0,
    { "Weekly office cleaning", "Price for windows", "Move-out cleaning in May", "Can you do carpets?",
      "Cleaning after the renovation", "Do you work on Saturdays?" } },
  { CB_ITEM_QUOTE, 30, 2, 9000, 180000,
    { "Spring cleaning", "Windows, both floors", "Office, three evenings a week", "After the renovation",
      "Stairwell, once a week", "Solar panels on the roof" } },
  { CB_ITEM_BOOKING, 25, 3, 8000, 60000,
    { "Fortnightly cleaning", "Deep cleaning of the kitchen", "Carpets", "Before the party", "Windows",
      "Holiday apartment, change of guests" } },
  { CB_ITEM_ORDER, 40, 3, 2500, 30000,
    { "Detergent, 12 bottles", "Microfibre cloths", "Doormats", "Refill for the dispensers", "Paper towels, 20 packs",
      "Floor polish, 5 liters" } },
  { CB_ITEM_APPOINTMENT, 45, 3, 0, 0,
    { "Look at the rooms", "Hand over the keys", "Talk about the contract", "Check the work", "Meet the caretaker",
      "Yearly review" } },
  { CB_ITEM_REMINDER, 25, 2, 0, 0,
    { "Ask about the summer break", "Send the new price list", "Call about the damage", "Renew the contract",
      "Ask for a review", "Order a second key" } },
  { CB_ITEM_OPPORTUNITY, 15, 1, 20000, 400000,
    { "Second branch", "Windows every month", "Their neighbours", "The whole building", "Winter service",
      "Carpets twice a year" } },
  { CB_ITEM_GROUP_EVENT, 10, 2, 0, 0,
    { "Open day", "Cleaning course for caretakers", "Summer party", "Trade fair", "Ten years of the company",
      "Lecture on hard floors" } },
};

static const char *const months[] = {
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
};

static const char *const jobs[] = {
  "Windows", "Carpets and curtains", "Deep cleaning", "Move-out cleaning", "Cleaning after the renovation", "Solar panels",
};

static const char *const means[] = { "Bank transfer", "Card", "Cash", "Direct debit" };

typedef struct
{
  CbItem *item;
  CbItem *invoice;  /* (nullable) borrowed: what a payment is for */
  guint   place;    /* among those of the same day */
} Entry;

struct _CbDemoItems
{
  GPtrArray *entries;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->item);
  g_free (entry);
}

CbDemoItems *
cb_demo_items_new (void)
{
  CbDemoItems *self = g_new0 (CbDemoItems, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);

  return self;
}

void
cb_demo_items_free (CbDemoItems *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static guint
pick (GRand *rand,
      guint  n)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) n);
}

static gboolean
happens (GRand *rand,
         guint  percent)
{
  return pick (rand, 100) < percent;
}

/* In halves of a unit. */
static gint64
pick_amount (GRand *rand,
             guint  min,
             guint  max)
{
  return g_rand_int_range (rand, (gint32) min / 50, (gint32) max / 50) * 50;
}

static gint64
pick_time (GRand      *rand,
           CbCustomer *customer)
{
  gint64 from = cb_customer_get_created (customer);
  gint64 to = MAX (cb_customer_get_last_activity (customer), from + DAY);
  gint64 time = from + (gint64) (g_rand_double (rand) * (double) (MIN (to, CB_DEMO_LAST_DAY) - from));

  /* On a quarter of an hour, as people write it. */
  return time - time % (15 * G_TIME_SPAN_MINUTE);
}

/* What is written on paper bears a day, which begins where the user is. */
static gint64
get_day (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local_usec (time);
  g_autoptr (GDateTime) day = g_date_time_new_local (g_date_time_get_year (moment), g_date_time_get_month (moment),
                                                     g_date_time_get_day_of_month (moment), 0, 0, 0);

  return g_date_time_to_unix_usec (day);
}

/* Between eight and six, when people come and call. What was before the last day
 * of the book stays before it, and what is to come does. */
static gint64
get_hour (gint64 time)
{
  gint64 hour = get_day (time) + 8 * G_TIME_SPAN_HOUR + time / (15 * G_TIME_SPAN_MINUTE) % 40 * 15 * G_TIME_SPAN_MINUTE;

  return (hour > CB_DEMO_LAST_DAY) == (time > CB_DEMO_LAST_DAY) ? hour : time;
}

static gboolean
has_hour (CbItemKind kind)
{
  return kind == CB_ITEM_APPOINTMENT || kind == CB_ITEM_BOOKING || kind == CB_ITEM_REMINDER ||
         kind == CB_ITEM_GROUP_EVENT || kind == CB_ITEM_INQUIRY;
}

/* @item: (transfer full) */
static CbItem *
add (CbDemoItems *self,
     CbItem      *item,
     CbItem      *invoice,
     const char  *title,
     guint        status,
     gint64       date)
{
  Entry *entry = g_new0 (Entry, 1);

  cb_item_set_title (item, title);
  cb_item_set_status (item, status);
  cb_item_set_date (item, has_hour (cb_item_get_kind (item)) ? get_hour (date) : get_day (date));
  cb_item_set_changed (item, MIN (date, CB_DEMO_LAST_DAY));
  entry->item = item;
  entry->invoice = invoice;
  entry->place = self->entries->len;
  g_ptr_array_add (self->entries, entry);

  return item;
}

static void
add_payment (CbDemoItems *self,
             GRand       *rand,
             CbItem      *invoice,
             gint64       amount,
             gint64       date)
{
  CbItem *payment = cb_item_new (CB_ITEM_PAYMENT, cb_item_get_customer (invoice));

  cb_item_set_amount (payment, amount, CURRENCY);
  add (self, payment, invoice, means[pick (rand, G_N_ELEMENTS (means))], CB_PAYMENT_RECEIVED, date);
}

/* What is older than some weeks has been paid, or is as good as never. */
static void
add_invoice (CbDemoItems *self,
             GRand       *rand,
             CbCustomer  *customer,
             const char  *title,
             gint64       amount,
             gint64       date)
{
  CbItem *invoice = cb_item_new (CB_ITEM_INVOICE, cb_customer_get_id (customer));
  gint64 paid_on = date + (gint64) (4 + pick (rand, 24)) * DAY;
  guint status;

  if (happens (rand, 3))
    status = CB_INVOICE_VOID;
  else if (paid_on > CB_DEMO_LAST_DAY)
    status = date > CB_DEMO_LAST_DAY - 3 * DAY ? CB_INVOICE_DRAFT : CB_INVOICE_SENT;
  else if (happens (rand, 4))
    status = CB_INVOICE_SENT;
  else
    status = happens (rand, 5) ? CB_INVOICE_PART_PAID : CB_INVOICE_PAID;

  cb_item_set_amount (invoice, amount, CURRENCY);
  cb_item_set_due (invoice, get_day (date + DAYS_DUE * DAY));
  add (self, invoice, NULL, title, status, date);
  if (status == CB_INVOICE_PAID)
    add_payment (self, rand, invoice, amount, paid_on);
  else if (status == CB_INVOICE_PART_PAID)
    add_payment (self, rand, invoice, amount / 200 * 100, paid_on);
}

/* An invoice at the end of each month, the last one for June 2026. */
static void
gather_contract (CbDemoItems *self,
                 GRand       *rand,
                 CbCustomer  *customer)
{
  guint n = 6 + pick (rand, MAX_MONTHS - 5);
  gint64 amount = pick_amount (rand, 3500, 30000);  /* a week */
  g_autoptr (GDateTime) last = g_date_time_new_from_unix_utc_usec (CB_DEMO_LAST_DAY);

  for (guint back = n; back-- > 0;)
    {
      g_autoptr (GDateTime) month = g_date_time_add_months (last, -(int) back);
      g_autofree char *title = g_strdup_printf ("Cleaning in %s", months[g_date_time_get_month (month) - 1]);
      gint64 date = g_date_time_to_unix_usec (month) - (gint64) pick (rand, 3) * DAY;

      if (date < cb_customer_get_created (customer) || date > CB_DEMO_LAST_DAY)
        continue;
      /* Every year a little more, and some months have five weeks. */
      add_invoice (self, rand, customer, title, (amount - (gint64) (back / 12) * 500) * (happens (rand, 30) ? 5 : 4), date);
    }
}

static void
gather_jobs (CbDemoItems *self,
             GRand       *rand,
             CbCustomer  *customer)
{
  for (guint n = 1 + pick (rand, 4); n > 0; n--)
    add_invoice (self, rand, customer, jobs[pick (rand, G_N_ELEMENTS (jobs))], pick_amount (rand, 8000, 180000),
                 pick_time (rand, customer));
}

/* The last of its statuses that is settled is a bad end: it is rare. */
static guint
pick_status (GRand      *rand,
             CbItemKind  kind,
             gboolean    settled)
{
  const CbItemKindInfo *info = cb_item_kind_get_info (kind);
  guint status = pick (rand, info->n_statuses);

  if (status == info->n_statuses - 1 && happens (rand, 60))
    status--;
  while (settled && info->statuses[status].open)
    status++;

  return status;
}

/* What is planned is to come, and what is over was. */
static gint64
pick_date (GRand      *rand,
           CbCustomer *customer,
           CbItemKind  kind,
           guint       status)
{
  gboolean open = cb_item_kind_get_info (kind)->statuses[status].open;
  gint64 date = pick_time (rand, customer);
  gint64 day = CB_DEMO_LAST_DAY + (gint64) pick (rand, CB_DEMO_DAYS_AHEAD) * DAY;

  if (open && (kind == CB_ITEM_APPOINTMENT || kind == CB_ITEM_BOOKING || kind == CB_ITEM_GROUP_EVENT ||
               (kind == CB_ITEM_REMINDER && happens (rand, 70))))
    return day + (gint64) pick (rand, 20) * 15 * G_TIME_SPAN_MINUTE;

  return date;
}

static void
gather_kind (CbDemoItems    *self,
             GRand          *rand,
             CbCustomer     *customer,
             const Template *template,
             gboolean        settled)
{
  gboolean matters = cb_item_kind_get_info (template->kind)->on_delete != CB_DELETE_RULE_NONE;
  guint n = happens (rand, template->percent) ? 1 + pick (rand, template->max) : 0;

  for (; n > 0; n--)
    {
      CbItem *item = cb_item_new (template->kind, cb_customer_get_id (customer));
      guint status = pick_status (rand, template->kind, settled && matters);

      if (template->max_amount > 0)
        cb_item_set_amount (item, pick_amount (rand, template->min_amount, template->max_amount), CURRENCY);
      add (self, item, NULL, template->titles[pick (rand, G_N_ELEMENTS (template->titles))], status,
           pick_date (rand, customer, template->kind, status));
    }
}

/* Paid at once, without an invoice. */
static void
gather_payments (CbDemoItems *self,
                 GRand       *rand,
                 CbCustomer  *customer)
{
  for (guint n = happens (rand, 50) ? 1 + pick (rand, 4) : 0; n > 0; n--)
    {
      CbItem *payment = cb_item_new (CB_ITEM_PAYMENT, cb_customer_get_id (customer));

      cb_item_set_amount (payment, pick_amount (rand, 2500, 60000), CURRENCY);
      add (self, payment, NULL, means[pick (rand, G_N_ELEMENTS (means))],
           happens (rand, 94) ? CB_PAYMENT_RECEIVED : CB_PAYMENT_RECEIVED + 1, pick_time (rand, customer));
    }
}

void
cb_demo_items_gather (CbDemoItems *self,
                      GRand       *rand,
                      CbCustomer  *customer,
                      gboolean     settled)
{
  gboolean busy = !settled && happens (rand, PERCENT_BUSY);

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      CbItemKind kind = templates[i].kind;

      if (busy || cb_item_kind_get_info (kind)->on_delete != CB_DELETE_RULE_DELETED_FIRST)
        gather_kind (self, rand, customer, &templates[i], settled);
    }

  if (!busy)
    gather_payments (self, rand, customer);
  else if (cb_customer_get_last_activity (customer) > CB_DEMO_LAST_DAY - DAYS_LATELY * DAY &&
           happens (rand, PERCENT_CONTRACT))
    gather_contract (self, rand, customer);
  else if (happens (rand, 60))
    gather_jobs (self, rand, customer);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Entry *first = *(const Entry *const *) a;
  const Entry *second = *(const Entry *const *) b;
  gint64 first_date = cb_item_get_date (first->item);
  gint64 second_date = cb_item_get_date (second->item);

  if (first_date != second_date)
    return first_date < second_date ? -1 : 1;

  return first->place < second->place ? -1 : 1;
}

gboolean
cb_demo_items_write (CbDemoItems   *self,
                     CbConnection  *connection,
                     GError       **error)
{
  g_ptr_array_sort (self->entries, compare);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];

      if (!cb_item_rows_insert (connection, entry->item, error))
        return FALSE;
      if (entry->invoice != NULL &&
          !cb_payment_rows_insert (connection, cb_item_get_id (entry->item), cb_item_get_id (entry->invoice), error))
        return FALSE;
    }

  return TRUE;
}
