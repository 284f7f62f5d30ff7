/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-demo-contents.h"

#include <string.h>

#include "cb-demo-maker.h"
#include "cb-demo-photo.h"

#define SEED 20260701

/* Who wrote it, the subject of an e-mail, and the text. */
typedef struct
{
  gboolean    incoming;
  const char *subject;
  const char *text;
} Message;

#define FROM_THEM TRUE
#define FROM_US   FALSE

static const Message messages[] = {
  { FROM_THEM, "Keys", "The keys are with the neighbour on the ground floor this week." },
  { FROM_THEM, "Thank you", "Everything was spotless. Please thank the team from us." },
  { FROM_THEM, "Next week", "Could you come on Wednesday instead of Tuesday?" },
  { FROM_THEM, "Invoice", "We have received the invoice and will pay it by Friday." },
  { FROM_THEM, "Parking", "Please park behind the house, the yard is being paved." },
  { FROM_THEM, "A question", "Do you also clean the shutters when you do the windows?" },
  { FROM_THEM, "Broken vase", "A vase was broken yesterday. It wasn’t worth much, but we wanted you to know." },
  { FROM_THEM, "Summer", "We are away for three weeks from the 12th. No need to come then." },
  { FROM_THEM, "Another room", "We have rented the room next door. Can you do it as well, from the first of the month?" },
  { FROM_THEM, "Certificate", "Our landlord asks for a copy of your insurance. Could you send us one?" },
  { FROM_US, "Our offer", "Here is our offer, as discussed on the phone. It holds for four weeks." },
  { FROM_US, "Wednesday", "Wednesday is fine. Magda will be there at eight." },
  { FROM_US, "Your invoice", "Please find the invoice for last month attached. Thank you for your trust." },
  { FROM_US, "Insurance", "Attached is the confirmation of our insurance, as you asked for." },
  { FROM_US, "New prices", "From January on our prices go up by three per cent. Nothing else changes." },
  { FROM_US, "Public holiday", "As the first is a holiday, we shall come a day later that week." },
};

static const struct
{
  const char *title;
  const char *text;
} documents[] = {
  { "Cleaning agreement.txt", "Once a week, on a day to be agreed. One month’s notice, by either side." },
  { "Floor plan.txt", "Entrance, two offices, kitchen, meeting room. The archive stays closed." },
  { "Insurance confirmation.txt", "Covered up to 2,000,000 USD for damage to persons and things." },
  { "Key receipt.txt", "Two keys for the main entrance and one for the cellar, received in good order." },
  { "Checklist.txt", "Floors, sanitary rooms, bins, kitchen, door handles. Windows every second month." },
  { "Damage report.txt", "A lamp in the hall. Reported on the same day, and replaced." },
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

/* On the same day, between eight and five. */
static gint64
at_work (gint64 time,
         guint  variety)
{
  return time - time % G_TIME_SPAN_DAY + 8 * G_TIME_SPAN_HOUR + (gint64) (variety * 97 % 540) * G_TIME_SPAN_MINUTE;
}

/* Some only write once, and some for years. */
static guint
pick_n_messages (GRand *rand)
{
  if (!happens (rand, 70))
    return 0;

  return happens (rand, 20) ? 6 + pick (rand, 15) : 1 + pick (rand, 5);
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
  guint n = pick_n_messages (rand);
  gint64 time = pick_time (rand, customer);
  gint64 end = MAX (MIN (cb_customer_get_last_activity (customer), CB_DEMO_LAST_DAY), time);

  if (statement == NULL)
    return FALSE;

  for (guint i = 1; i <= n; i++)
    {
      const Message *message = &messages[pick (rand, G_N_ELEMENTS (messages))];
      guint kind = 1 + pick (rand, 3);

      cb_statement_bind_int64 (statement, 1, cb_customer_get_id (customer));
      cb_statement_bind_int64 (statement, 2, i);
      cb_statement_bind_int64 (statement, 3, kind);
      cb_statement_bind_int64 (statement, 4, message->incoming);
      cb_statement_bind_int64 (statement, 5, message->incoming && i == n && happens (rand, 20));
      cb_statement_bind_int64 (statement, 6, MIN (at_work (time + (end - time) / n * i, i), CB_DEMO_LAST_DAY));
      cb_statement_bind_text (statement, 7, kind == 2 ? message->subject : "");
      cb_statement_bind_text (statement, 8, message->text);
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
  guint which = pick (rand, G_N_ELEMENTS (documents));

  if (statement == NULL)
    return FALSE;

  text = g_strdup_printf ("%s\n\n%s\n\nFor %s, customer %s.\n", documents[which].title, documents[which].text,
                          cb_customer_get_name (customer), cb_customer_get_number (customer));
  cb_statement_bind_int64 (statement, 1, cb_customer_get_id (customer));
  cb_statement_bind_text (statement, 2, documents[which].title);
  cb_statement_bind_int64 (statement, 3, pick_time (rand, customer));
  cb_statement_bind_blob (statement, 4, text, strlen (text));

  return cb_statement_run (statement, error);
}

/* Of persons: companies have somebody to contact, or the name of one. */
static gboolean
add_photo (GRand         *rand,
           CbConnection  *connection,
           CbCustomer    *customer,
           GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "INSERT INTO photo (customer_id, data) VALUES (?, ?)", error);
  g_autoptr (GBytes) photo = cb_demo_photo_make (pick (rand, 10000));
  gsize size;
  gconstpointer data = g_bytes_get_data (photo, &size);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, cb_customer_get_id (customer));
  cb_statement_bind_blob (statement, 2, data, size);

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
    { 15, "INSERT INTO address (customer_id, kind, is_primary, street, city, postal_code, region, country) "
          "VALUES (?1, 3, NOT EXISTS (SELECT 1 FROM address WHERE customer_id = ?1), (10 + ?2 * 3) || ' Harbor Road', "
          "'Westport', printf ('97%03d', ?2 % 1000), 'WA', 'US')" },
    { 20, "INSERT INTO payment_method (customer_id, brand, last_digits, expiry, token) "
          "VALUES (?1, CASE ?2 % 3 WHEN 0 THEN 'Visa' WHEN 1 THEN 'Mastercard' ELSE 'American Express' END, printf ('%04d', ?2 * 13 % 10000), '2028-06', 'tok_demo_' || ?1)" },
    { 10, "INSERT INTO dependent (customer_id, kind, name, birth_date, breed, details) "
          "VALUES (?1, 2, CASE ?2 % 2 WHEN 0 THEN 'Bello' ELSE 'Luna' END, printf ('20%02d-%02d-11', 15 + ?2 % 9, 1 + ?2 % 12), "
          "CASE ?2 % 3 WHEN 0 THEN 'Labrador' WHEN 1 THEN 'Beagle' ELSE 'Poodle' END, 'A dog that likes the garden')" },
    { 6, "INSERT INTO dependent (customer_id, kind, name, birth_date, school, details) "
         "VALUES (?1, 1, CASE ?2 % 3 WHEN 0 THEN 'Noah' WHEN 1 THEN 'Mia' ELSE 'Leo' END, "
         "printf ('2024-%02d-%02d', 1 + ?2 % 12, 1 + ?2 % 28), '', 'Naps from one to three')" },
    { 5, "INSERT INTO dependent (customer_id, kind, name, model, plate, details) "
         "VALUES (?1, 3, 'Delivery van ' || (1 + ?2 % 4), 'Ford Transit', printf ('C%05dX', ?2 * 97 % 100000), "
         "'Its inside once a quarter')" },
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
                      CbDemoItems   *items,
                      CbCustomer    *customer,
                      gboolean       settled,
                      GError       **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + (guint32) cb_customer_get_id (customer));
  gboolean is_person = cb_customer_get_text (customer, CB_CUSTOMER_FIELD_CONTACT)[0] == '\0';

  /* Somebody who once asked, and no more. */
  if (cb_customer_get_last_activity (customer) == 0)
    return TRUE;

  cb_demo_items_gather (items, rand, customer, settled);

  return add_messages (rand, connection, customer, error) &&
         (!happens (rand, 25) || add_document (rand, connection, customer, error)) &&
         (!happens (rand, 10) || add_document (rand, connection, customer, error)) &&
         (!is_person || !happens (rand, 35) || add_photo (rand, connection, customer, error)) &&
         add_records (rand, connection, customer, error);
}
