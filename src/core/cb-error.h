/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbError:
 *
 * What can go wrong, as far as the program has to tell cases apart.
 * The message of such a GError is for developers; the words a person reads
 * are made from the code in the user interface.
 */
typedef enum
{
  CB_ERROR_FAILED,           /* anything else */
  CB_ERROR_CANT_OPEN,        /* the file is missing or can't be opened */
  CB_ERROR_NO_ACCESS,        /* the file or its folder may not be read or written */
  CB_ERROR_NOT_A_BOOK,       /* not an SQLite file */
  CB_ERROR_OTHER_PROGRAM,    /* an SQLite file of another program */
  CB_ERROR_NEWER_VERSION,    /* a book written by a newer version */
  CB_ERROR_DAMAGED,          /* truncated or corrupt */
  CB_ERROR_READ_ONLY,        /* a write to a book opened read-only */
  CB_ERROR_IN_USE,           /* locked by another process for too long */
  CB_ERROR_DISK_FULL,        /* no space left */
  CB_ERROR_IO,               /* reading or writing failed */
  CB_ERROR_HANDED_IN,        /* a new book where no other file may stand beside it */
  CB_ERROR_NOT_FOUND,        /* the customer or operation doesn't exist (any more) */
  CB_ERROR_CHANGED,          /* changed by somebody else since it was read */
  CB_ERROR_NUMBER_TAKEN,     /* the number belongs to another customer */
  CB_ERROR_DELETED,          /* the customer is deleted, and gets nothing new until undeleted */
  CB_ERROR_MASKED,           /* the customer is masked, to be erased, and can't be changed */
  CB_ERROR_INVALID,          /* a value that the book refuses */
  CB_ERROR_DENIED,           /* the person may not do it */
  CB_ERROR_LAST_ADMINISTRATOR, /* nobody would be left who may do everything */
  CB_ERROR_WRONG_PASSWORD,   /* not theirs */
  CB_ERROR_TOO_SOON,         /* after wrong ones: no password is looked at yet */
  CB_ERROR_NO_SIGN_IN,       /* somebody would be left who can't sign in */
  CB_ERROR_PLAN_CHANGED,     /* the plan no longer holds; make a new one */
  CB_ERROR_REMAINS,          /* an erasure is done, but its write-ahead log could not be emptied yet */
  CB_ERROR_UNPROVED,         /* an erasure is done, but no search for remains could be made */
  CB_ERROR_FOUND,            /* an erasure is done, but traces of it were found */
  CB_ERROR_SAME_BOOK,        /* the book that is open was chosen to be written over or restored */
  CB_ERROR_OPEN_ELSEWHERE,   /* another program has the book open */
  CB_ERROR_NO_TARGET,        /* no copy of the book can be made where it was to be */
  CB_ERROR_TARGET_FULL,      /* no space left there */
  CB_ERROR_TARGET_IN_USE,    /* another program has the file open that a copy was to replace, or left part of it */
  CB_ERROR_IMPORT_EMPTY,     /* the file has no rows */
  CB_ERROR_IMPORT_BINARY,    /* the file is no text */
  CB_ERROR_IMPORT_ENCODING,  /* the text can't be decoded */
  CB_ERROR_IMPORT_TOO_LONG,  /* a row or field of absurd length */
  CB_ERROR_IMPORT_MALFORMED, /* quotes that never close and the like */
} CbError;

#define CB_ERROR (cb_error_quark ())
GQuark cb_error_quark (void);

G_END_DECLS
