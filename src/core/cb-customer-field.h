/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbCustomerField:
 *
 * The text fields of a customer.
 */
typedef enum
{
  CB_CUSTOMER_FIELD_NUMBER,
  CB_CUSTOMER_FIELD_NAME,
  CB_CUSTOMER_FIELD_COMPANY,
  CB_CUSTOMER_FIELD_CONTACT,
  CB_CUSTOMER_FIELD_EMAIL,
  CB_CUSTOMER_FIELD_PHONE,
  CB_CUSTOMER_FIELD_MOBILE,
  CB_CUSTOMER_FIELD_WEBSITE,
  CB_CUSTOMER_FIELD_NOTES,
} CbCustomerField;
#define CB_N_CUSTOMER_FIELDS (CB_CUSTOMER_FIELD_NOTES + 1)

/**
 * CbFieldProblem:
 *
 * What is wrong with the value of a field.
 */
typedef enum
{
  CB_FIELD_PROBLEM_NONE,
  CB_FIELD_PROBLEM_MISSING,    /* it must not be empty */
  CB_FIELD_PROBLEM_TOO_LONG,   /* longer than cb_customer_field_get_max_length() */
  CB_FIELD_PROBLEM_NOT_UTF8,   /* not valid UTF-8, or with a NUL in it */
  CB_FIELD_PROBLEM_CONTROL,    /* control characters */
  CB_FIELD_PROBLEM_NOT_EMAIL,  /* no e-mail address */
  CB_FIELD_PROBLEM_NOT_PHONE,  /* without a single digit */
  CB_FIELD_PROBLEM_NOT_WEBSITE, /* no web address */
  CB_FIELD_PROBLEM_CARD         /* the number of a payment card, which nobody may keep */
} CbFieldProblem;

const char     *cb_customer_field_get_column     (CbCustomerField  field);
gsize           cb_customer_field_get_max_length (CbCustomerField  field);
CbFieldProblem  cb_customer_field_check          (CbCustomerField  field,
                                                  const char      *value);

G_END_DECLS
