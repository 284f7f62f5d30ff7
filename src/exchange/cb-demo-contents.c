/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-demo-contents.h"

#include <string.h>

#include "cb-demo-maker.h"
#include "cb-item-rows.h"

#define SEED     20260701
#define CURRENCY "USD"

/* Of a hundred customers so many have what stands in the way of deleting. */
#define PERCENT_BUSY 45

/* How items of a kind look with a cleaning company. */
typedef struct
{
  CbItemKind  kind;
  guint       percent;     /* of all who are customers to speak of */
  guint       max;         /* of one customer */
  guint       min_amount;  /* in minor units; 0 for none */
  guint       max_amount;
  const char *titles[4];
} Template;

static const Template templates[] = {
  { CB_ITEM_INQUIRY, 12, 1, 0, 0,
    { "Weekly office cleaning", "Price for windows", "Move-out cleaning in May", "Can you do carpets?" } },
  { CB_ITEM_QUOTE, 25, 2, 9000, 180000,
    { "Spring cleaning", "Windows, both floors", "Office, three evenings a week", "After the renovation" } },
  { CB_ITEM_BOOKING, 20, 3, 8000, 60000,
    { "Fortnightly cleaning", "Deep cleaning of the kitchen", "Carpets", "Before the party" } },
  { CB_ITEM_INVOICE, 30, 4, 8000, 180000,
    { "Cleaning in May", "Cleaning in June", "Windows", "Carpets and curtains" } },
  { CB_ITEM_ORDER, 45, 4, 2500, 30000,
    { "Detergent, 12 bottles", "Microfibre cloths", "Doormats", "Refill for the dispensers" } },
  { CB_ITEM_PAYMENT, 50, 5, 2500, 120000,
    { "Bank transfer", "Card", "Cash", "Direct debit" } },
  { CB_ITEM_APPOINTMENT, 45, 3, 0, 0,
    { "Look at the rooms", "Hand over the keys", "Talk about the contract", "Check the work" } },
  { CB_ITEM_REMINDER, 25, 2, 0, 0,
    { "Ask about the summer break", "Send the new price list", "Call about the damage", "Renew the contract" } },
  { CB_ITEM_OPPORTUNITY, 15, 1, 20000, 400000,
    { "Second branch", "Windows every month", "Their neighbours", "The whole building" } },
  { CB_ITEM_GROUP_EVENT, 10, 2, 0, 0,
    { "Open day", "Cleaning course for caretakers", "Summer party", "Trade fair" } },
};

static const char *const messages[][2] = {
  { "Keys", "The keys are with the neighbour on the ground floor this week." },
  { "Thank you", "Everything was spotless. Please thank the team from us." },
  { "Next week", "Could you come on Wednesday instead of Tuesday?" },
  { "Invoice", "We have received the invoice and will pay it by Friday." },
  { "Parking", "Please park behind the house, the yard is being paved." },
  { "Offer", "Here is our offer, as discussed on the phone. It holds for four weeks." },
};

static const char *const documents[] = {
  "Cleaning agreement.txt", "Floor plan.txt", "Insurance confirmation.txt",
};

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

static gint64
pick_time (GRand      *rand,
           CbCustomer *customer)
{
  gint64 from = cb_customer_get_created (customer);
  gint64 to = MAX (cb_customer_get_last_activity (customer), from + G_TIME_SPAN_DAY);

  return from + (gint64) (g_rand_double (rand) * (double) (MIN (to, CB_DEMO_LAST_DAY) - from));
}

static gboolean
blocks_or_closes (CbItemKind kind)
{
  return cb_item_kind_get_info (kind)->on_delete != CB_DELETE_RULE_NONE;
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

static gboolean
add_items (GRand         *rand,
           CbConnection  *connection,
           CbCustomer    *customer,
           gboolean       settled,
           GError       **error)
{
  gboolean busy = !settled && happens (rand, PERCENT_BUSY);

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      const Template *template = &templates[i];
      gboolean first = cb_item_kind_get_info (template->kind)->on_delete == CB_DELETE_RULE_DELETED_FIRST;
      guint n = happens (rand, template->percent) ? 1 + pick (rand, template->max) : 0;

      if (first && !busy)
        continue;

      for (; n > 0; n--)
        {
          g_autoptr (CbItem) item = cb_item_new (template->kind, cb_customer_get_id (customer));

          cb_item_set_title (item, template->titles[pick (rand, G_N_ELEMENTS (template->titles))]);
          cb_item_set_status (item, pick_status (rand, template->kind,
                                                 settled && blocks_or_closes (template->kind)));
          cb_item_set_date (item, pick_time (rand, customer));
          if (template->max_amount > 0)
            cb_item_set_amount (item, g_rand_int_range (rand, (gint32) template->min_amount / 50,
                                                        (gint32) template->max_amount / 50) * 50, CURRENCY);
          cb_item_set_changed (item, cb_item_get_date (item));
          if (!cb_item_rows_insert (connection, item, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
add_messages (GRand         *rand,
              CbConnection  *connection,
              CbCustomer    *customer,
              GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT INTO message (customer_id, id, kind, incoming, unread, time, subject, body) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?)", error);
  guint n = happens (rand, 70) ? 1 + pick (rand, 5) : 0;
  gint64 time = pick_time (rand, customer);

  if (statement == NULL)
    return FALSE;

  for (guint i = 1; i <= n; i++)
    {
      guint which = pick (rand, G_N_ELEMENTS (messages));
      guint kind = 1 + pick (rand, 3);
      gboolean incoming = happens (rand, 60);

      cb_statement_bind_int64 (statement, 1, cb_customer_get_id (customer));
      cb_statement_bind_int64 (statement, 2, i);
      cb_statement_bind_int64 (statement, 3, kind);
      cb_statement_bind_int64 (statement, 4, incoming);
      cb_statement_bind_int64 (statement, 5, incoming && i == n && happens (rand, 20));
      cb_statement_bind_int64 (statement, 6, MIN (time + i * G_TIME_SPAN_HOUR, CB_DEMO_LAST_DAY));
      cb_statement_bind_text (statement, 7, kind == 2 ? messages[which][0] : "");
      cb_statement_bind_text (statement, 8, messages[which][1]);
      if (!cb_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_document (GRand         *rand,
              CbConnection  *connection,
              CbCustomer    *customer,
              GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT INTO document (customer_id, title, type, time, data) "
                           "VALUES (?, ?, 'text/plain', ?, ?)", error);
  g_autofree char *text = NULL;
  const char *title = documents[pick (rand, G_N_ELEMENTS (documents))];

  if (statement == NULL)
    return FALSE;

  text = g_strdup_printf ("%s\n\nFor %s, customer %s.\n", title,
                          cb_customer_get_name (customer), cb_customer_get_number (customer));
  cb_statement_bind_int64 (statement, 1, cb_customer_get_id (customer));
  cb_statement_bind_text (statement, 2, title);
  cb_statement_bind_int64 (statement, 3, pick_time (rand, customer));
  cb_statement_bind_blob (statement, 4, text, strlen (text));

  return cb_statement_run (statement, error);
}

/* With the id as the only parameter, and a number for variety. */
static gboolean
run (CbConnection  *connection,
     const char    *sql,
     CbCustomer    *customer,
     guint          variety,
     GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, cb_customer_get_id (customer));
  cb_statement_bind_int64 (statement, 2, variety);

  return cb_statement_run (statement, error);
}

static gboolean
add_records (GRand         *rand,
             CbConnection  *connection,
             CbCustomer    *customer,
             GError       **error)
{
  static const struct
  {
    guint       percent;
    const char *sql;
  } records[] = {
    { 80, "INSERT INTO address (customer_id, kind, is_primary, street, city, postal_code, region, country) "
          "VALUES (?1, 1 + ?2 % 3, 1, (100 + ?2 * 7) || ' Cedar Street', 'Fairview', printf ('98%03d', ?2 % 1000), "
          "'WA', 'US')" },
    { 20, "INSERT INTO payment_method (customer_id, brand, last_digits, expiry, token) "
          "VALUES (?1, 'Visa', printf ('%04d', ?2 * 13 % 10000), '2028-06', 'tok_demo_' || ?1)" },
    { 10, "INSERT INTO dependent (customer_id, kind, name, details) "
          "VALUES (?1, 2, CASE ?2 % 2 WHEN 0 THEN 'Bello' ELSE 'Luna' END, 'A dog that likes the garden')" },
    { 15, "INSERT INTO billing_cycle (customer_id, months, next_date, amount, currency) "
          "VALUES (?1, 1, 1785412800000000, 12000 + ?2 * 50, 'USD')" },
    { 8, "INSERT INTO accounting_link (customer_id, program, reference) VALUES (?1, 1 + ?2 % 2, 'demo-' || ?1)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      if (happens (rand, records[i].percent) &&
          !run (connection, records[i].sql, customer, pick (rand, 1000), error))
        return FALSE;
    }

  return TRUE;
}

gboolean
cb_demo_contents_add (CbConnection  *connection,
                      CbCustomer    *customer,
                      gboolean       settled,
                      GError       **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + (guint32) cb_customer_get_id (customer));

  /* Somebody who once asked, and no more. */
  if (cb_customer_get_last_activity (customer) == 0)
    return TRUE;

  return add_items (rand, connection, customer, settled, error) &&
         add_messages (rand, connection, customer, error) &&
         (!happens (rand, 25) || add_document (rand, connection, customer, error)) &&
         add_records (rand, connection, customer, error);
}
