/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-demo-maker.h"

#include <string.h>

#include "cb-demo-names.h"
#include "cb-fold.h"

#define SEED 20260630

#define FIRST_NUMBER 1001

#define DAY (G_TIME_SPAN_DAY)
/* How long the company has been there, and how far back the last visits lie. */
#define AGE_DAYS      (6 * 365)
#define ACTIVITY_DAYS (3 * 365)

/* Above that names get a second part, since there are but some thousand plain
 * ones. */
#define MAX_PLAIN 1000

struct _CbDemoMaker
{
  GRand      *rand;
  guint       n_customers;
  guint       n_made;
  guint       total_weight;
  GHashTable *names;  /* those given so far, as long as they are plain */
  GString    *given;
  GString    *family;
  GString    *local;  /* part of the e-mail address */
};

/* The area codes are real, the numbers from 555-0100 to 555-0199 are kept free for
 * fiction. */
static const guint area_codes[] = { 206, 253, 360, 425 };

static const char *const domains[] = { "example.com", "example.net", "example.org" };

static guint
pick (CbDemoMaker *self,
      guint        n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static gboolean
happens (CbDemoMaker *self,
         guint        percent)
{
  return pick (self, 100) < percent;
}

static const CbDemoCulture *
pick_culture (CbDemoMaker *self)
{
  guint at = pick (self, self->total_weight);
  const CbDemoCulture *culture = cb_demo_cultures;

  while (at >= culture->weight)
    {
      at -= culture->weight;
      culture++;
    }

  return culture;
}

/* Appends the letters and digits of @text as ASCII. */
static void
append_ascii (GString    *out,
              const char *text)
{
  g_autofree char *folded = cb_fold (text);

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (out, *p);
    }
}

/* Appends the words of @text as ASCII, with dashes in between. */
static void
append_slug (GString    *out,
             const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gsize start = out->len;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize before = out->len;

      append_ascii (out, words[i]);
      if (before > start && out->len > before)
        g_string_insert_c (out, (gssize) before, '-');
    }
}

/* Puts the name into @name, and appends its spelling for an address. */
static void
take_name (CbDemoMaker *self,
           const char  *entry,
           GString     *name)
{
  const char *bar = strchr (entry, '|');

  if (bar != NULL)
    {
      g_string_append_len (name, entry, bar - entry);
      g_string_append (self->local, bar + 1);
    }
  else
    {
      g_string_append (name, entry);
      append_ascii (self->local, entry);
    }
}

/* Invents a person: sets given and family name and the start of an address. */
static void
make_person (CbDemoMaker         *self,
             const CbDemoCulture *culture)
{
  g_string_truncate (self->given, 0);
  g_string_truncate (self->family, 0);
  g_string_truncate (self->local, 0);

  take_name (self, culture->given[pick (self, CB_DEMO_N_NAMES)], self->given);
  if (self->n_customers > MAX_PLAIN)
    {
      if (!culture->family_first)
        g_string_append_c (self->given, ' ');
      take_name (self, culture->given[pick (self, CB_DEMO_N_NAMES)], self->given);
    }

  g_string_append_c (self->local, '.');
  take_name (self, culture->family[pick (self, CB_DEMO_N_NAMES)], self->family);
  if (self->n_customers > MAX_PLAIN && !culture->family_first)
    {
      g_string_append_c (self->family, '-');
      take_name (self, culture->family[pick (self, CB_DEMO_N_NAMES)], self->family);
    }
}

static char *
join_name (CbDemoMaker         *self,
           const CbDemoCulture *culture)
{
  if (culture->family_first)
    return g_strconcat (self->family->str, self->given->str, NULL);

  return g_strconcat (self->given->str, " ", self->family->str, NULL);
}

static char *
make_company (CbDemoMaker         *self,
              const CbDemoCulture *culture)
{
  GString *company = g_string_new (culture->companies[pick (self, CB_DEMO_N_COMPANIES)]);

  g_string_replace (company, "@", self->family->str, 1);

  return g_string_free_and_steal (company);
}

static void
set_phone (CbDemoMaker     *self,
           CbCustomer      *customer,
           CbCustomerField  field)
{
  guint area = self->n_customers > MAX_PLAIN ? 201 + pick (self, 780)
                                             : area_codes[pick (self, G_N_ELEMENTS (area_codes))];
  g_autofree char *phone = g_strdup_printf ("(%u) 555-01%02u", area, pick (self, 100));

  cb_customer_set_text (customer, field, phone);
}

static void
set_addresses (CbDemoMaker *self,
               CbCustomer  *customer,
               gboolean     is_company)
{
  const char *domain = domains[pick (self, G_N_ELEMENTS (domains))];
  g_autofree char *email = NULL;

  if (happens (self, 85))
    {
      /* In a large book names come again, but not addresses. */
      if (self->n_customers > MAX_PLAIN || happens (self, 10))
        g_string_append_printf (self->local, "%u", self->n_made);
      email = g_strconcat (self->local->str, "@", domain, NULL);
      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_EMAIL, email);
    }

  if (happens (self, 70))
    set_phone (self, customer, CB_CUSTOMER_FIELD_PHONE);
  if (happens (self, is_company ? 30 : 50))
    set_phone (self, customer, CB_CUSTOMER_FIELD_MOBILE);

  if (is_company && happens (self, 60))
    {
      g_autoptr (GString) website = g_string_new ("www.");
      gsize length;

      g_string_append_printf (website, "%s/", domain);
      length = website->len;
      append_slug (website, cb_customer_get_name (customer));
      if (website->len == length)
        append_slug (website, strchr (self->local->str, '.') + 1);
      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_WEBSITE, website->str);
    }
}

static void
set_notes (CbDemoMaker *self,
           CbCustomer  *customer)
{
  guint n_notes = happens (self, 45) ? 0 : 1 + pick (self, 3);
  guint first = pick (self, cb_demo_n_notes);
  guint step = 5 + pick (self, 5);
  g_autoptr (GString) notes = g_string_new (NULL);

  /* The notes are in such an order that those a few steps apart don't contradict
   * each other. */
  for (guint i = 0; i < n_notes; i++)
    {
      if (i > 0)
        g_string_append_c (notes, '\n');
      g_string_append (notes, cb_demo_notes[(first + step * i) % cb_demo_n_notes]);
    }

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NOTES, notes->str);
}

/* Lower numbers are older customers; most were visited lately, some not for
 * years, and a few never. */
static void
set_times (CbDemoMaker *self,
           CbCustomer  *customer)
{
  gint64 first_day = CB_DEMO_LAST_DAY - AGE_DAYS * DAY;
  double share = (self->n_made + g_rand_double (self->rand)) / self->n_customers;
  gint64 created = first_day + (gint64) (share * (AGE_DAYS - 1)) * DAY;
  double distance = g_rand_double (self->rand);
  gint64 activity = CB_DEMO_LAST_DAY - (gint64) (distance * distance * ACTIVITY_DAYS) * DAY;

  /* In working hours. */
  created += (gint64) pick (self, 8 * 60) * G_TIME_SPAN_MINUTE - 4 * G_TIME_SPAN_HOUR;
  activity -= (gint64) pick (self, 5 * 60) * G_TIME_SPAN_MINUTE;
  activity = MAX (activity, created);

  cb_customer_set_created (customer, created);
  cb_customer_set_changed (customer, happens (self, 30) ? activity : created);
  cb_customer_set_last_activity (customer, happens (self, 4) ? 0 : activity);
}

/* Persons, companies, and persons at companies. */
static void
set_names (CbDemoMaker *self,
           CbCustomer  *customer,
           gboolean    *is_company)
{
  const CbDemoCulture *culture = pick_culture (self);
  g_autofree char *person = NULL;
  g_autofree char *company = NULL;
  guint kind = pick (self, 100);

  make_person (self, culture);
  person = join_name (self, culture);
  *is_company = kind < 35;

  if (kind < 45)
    company = make_company (self, culture);

  if (*is_company)
    {
      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, company);
      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_COMPANY, "");
      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_CONTACT, happens (self, 80) ? person : "");
    }
  else
    {
      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, person);
      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_COMPANY, company);
      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_CONTACT, "");
    }
}

/**
 * cb_demo_maker_new:
 * @n_customers: how many there will be, which has a say in how much their names
 *   have to vary
 */
CbDemoMaker *
cb_demo_maker_new (guint n_customers)
{
  CbDemoMaker *self = g_new0 (CbDemoMaker, 1);

  self->rand = g_rand_new_with_seed (SEED);
  self->n_customers = n_customers;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->given = g_string_new (NULL);
  self->family = g_string_new (NULL);
  self->local = g_string_new (NULL);
  for (guint i = 0; i < cb_demo_n_cultures; i++)
    self->total_weight += cb_demo_cultures[i].weight;

  return self;
}

void
cb_demo_maker_free (CbDemoMaker *self)
{
  g_rand_free (self->rand);
  g_hash_table_unref (self->names);
  g_string_free (self->given, TRUE);
  g_string_free (self->family, TRUE);
  g_string_free (self->local, TRUE);
  g_free (self);
}

/**
 * cb_demo_maker_next:
 * @customer: all of whose fields are set, but not the person it is assigned to
 * @assigned_to: (out) (nullable) (transfer none): the name of that person
 */
void
cb_demo_maker_next (CbDemoMaker  *self,
                    CbCustomer   *customer,
                    const char  **assigned_to)
{
  g_autofree char *number = g_strdup_printf ("%u", FIRST_NUMBER + self->n_made);
  gboolean is_company;

  do
    set_names (self, customer, &is_company);
  while (self->n_customers <= MAX_PLAIN &&
         !g_hash_table_add (self->names, g_strdup (cb_customer_get_name (customer))));

  cb_customer_set_id (customer, 0);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_EMAIL, "");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_PHONE, "");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_MOBILE, "");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_WEBSITE, "");
  set_addresses (self, customer, is_company);
  set_notes (self, customer);
  set_times (self, customer);

  *assigned_to = happens (self, 85) ? cb_demo_staff[pick (self, cb_demo_n_staff)] : NULL;
  self->n_made++;
}
