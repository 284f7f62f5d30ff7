/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Another process of the same test program, that plays a part: it says lines
 * on its standard output and is told to go on by lines on its standard input.
 * Not by fork(), after which threads are missing that hold locks.
 */
typedef struct _CbTestProcess CbTestProcess;

typedef struct
{
  const char  *name;
  /* Returns the exit status. @args: what cb_test_process_new() was given */
  int        (*run) (char **args);
} CbTestRole;

/* To be called first in main(): in such a process it plays the part and exits. */
void           cb_test_play_role        (int                argc,
                                         char             **argv,
                                         const CbTestRole  *roles,
                                         guint              n_roles);

CbTestProcess *cb_test_process_new      (const char        *role,
                                         ...) G_GNUC_NULL_TERMINATED;
char          *cb_test_process_hear     (CbTestProcess     *self);
void           cb_test_process_expect   (CbTestProcess     *self,
                                         const char        *line);
void           cb_test_process_go_on    (CbTestProcess     *self);
void           cb_test_process_kill     (CbTestProcess     *self);
/* Waits for its end and frees it. Returns the exit status, or minus the number
 * of the signal that ended it. */
int            cb_test_process_finish   (CbTestProcess     *self);

/* In the other process. */
void           cb_test_say              (const char        *format,
                                         ...) G_GNUC_PRINTF (1, 2);
void           cb_test_wait_to_go_on    (void);
/* Gives up the rights of root. Returns FALSE if it can't be done. */
gboolean       cb_test_drop_root        (void);

G_END_DECLS
