/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-customer.h"
#include "cb-id-set.h"

G_BEGIN_DECLS

/*
 * Numbers that tell whose they are, since they are made of the customer's own
 * name or phone: nothing of such a number outlives the customer.
 */

/* The columns of customer c that cb_number_naming_read() takes. */
#define CB_NUMBER_NAMING_COLUMNS "c.name, c.company, c.contact, c.email, c.phone, c.mobile"

#define CB_N_NUMBER_NAMES  4
#define CB_N_NUMBER_PHONES 2

/* What a number could be made of; all (transfer none). */
typedef struct
{
  const char *form;  /* (nullable) with what new numbers begin: nobody's name */
  const char *names[CB_N_NUMBER_NAMES];
  const char *phones[CB_N_NUMBER_PHONES];
} CbNumberNaming;

/* Whether the letters of @prefix, with what a number begins, stand in a name of
 * @customer. */
gboolean  cb_number_naming_has_name  (CbCustomer            *customer,
                                      const char            *prefix);
/* Whether @digits stand in a phone number of @customer. */
gboolean  cb_number_naming_has_phone (CbCustomer            *customer,
                                      const char            *digits);

/* (transfer full): for the field "form" */
gboolean  cb_number_naming_get_form  (CbConnection          *connection,
                                      char                 **form,
                                      GError               **error);
/* The rest: what stands in @statement from the column @first on, valid until
 * its next step. */
void      cb_number_naming_read      (CbNumberNaming        *self,
                                      CbStatement           *statement,
                                      int                    first);
/* FALSE when @number can't be made of anything, without looking any further. */
gboolean  cb_number_naming_is_likely (const char            *number);
gboolean  cb_number_naming_tells     (const CbNumberNaming  *self,
                                      const char            *number);

/* Those of @customers whose number tells who they are: (transfer full). On a
 * database thread. */
CbIdSet  *cb_number_naming_find      (CbConnection          *connection,
                                      const CbIdSet         *customers,
                                      GError               **error);

G_END_DECLS
