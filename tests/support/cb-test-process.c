/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for setresuid() */
#include "cb-test-process.h"

#include <gio/gio.h>
#include <grp.h>
#include <stdio.h>
#include <unistd.h>

#define ROLE_OPTION "--play-role"
/* nobody, nogroup */
#define NOBODY      65534

struct _CbTestProcess
{
  GSubprocess      *subprocess;
  GDataInputStream *output;
};

void
cb_test_play_role (int                argc,
                   char             **argv,
                   const CbTestRole  *roles,
                   guint              n_roles)
{
  if (argc < 3 || !g_str_equal (argv[1], ROLE_OPTION))
    return;

  for (guint i = 0; i < n_roles; i++)
    {
      /* At once: threads may still run, and who has given up the rights of
       * root can't be looked at for leaks. */
      if (g_str_equal (roles[i].name, argv[2]))
        _exit (roles[i].run (argv + 3));
    }

  g_error ("No role “%s”", argv[2]);
}

CbTestProcess *
cb_test_process_new (const char *role,
                     ...)
{
  CbTestProcess *self = g_new0 (CbTestProcess, 1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  va_list args;
  char *arg;

  g_ptr_array_add (argv, (gpointer) "/proc/self/exe");
  g_ptr_array_add (argv, (gpointer) ROLE_OPTION);
  g_ptr_array_add (argv, (gpointer) role);
  va_start (args, role);
  while ((arg = va_arg (args, char *)) != NULL)
    g_ptr_array_add (argv, arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);

  self->subprocess = g_subprocess_newv ((const char *const *) argv->pdata,
                                        G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                        &error);
  g_assert_no_error (error);
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->subprocess));

  return self;
}

/*
 * cb_test_process_hear:
 *
 * Returns: (transfer full) (nullable): the next line, NULL when it has ended
 */
char *
cb_test_process_hear (CbTestProcess *self)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line (self->output, NULL, NULL, &error);

  g_assert_no_error (error);

  return line;
}

void
cb_test_process_expect (CbTestProcess *self,
                        const char    *line)
{
  g_autofree char *heard = cb_test_process_hear (self);

  g_assert_cmpstr (heard, ==, line);
}

void
cb_test_process_go_on (CbTestProcess *self)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->subprocess), "\n", 1, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
cb_test_process_kill (CbTestProcess *self)
{
  g_subprocess_force_exit (self->subprocess);
}

int
cb_test_process_finish (CbTestProcess *self)
{
  int status;

  g_assert_true (g_subprocess_wait (self->subprocess, NULL, NULL));
  status = g_subprocess_get_if_exited (self->subprocess)
             ? g_subprocess_get_exit_status (self->subprocess)
             : -g_subprocess_get_term_sig (self->subprocess);
  g_object_unref (self->output);
  g_object_unref (self->subprocess);
  g_free (self);

  return status;
}

void
cb_test_say (const char *format,
             ...)
{
  va_list args;

  va_start (args, format);
  vprintf (format, args);
  va_end (args);
  putchar ('\n');
  fflush (stdout);
}

/*
 * cb_test_wait_to_go_on:
 *
 * Ends the process when the test has ended meanwhile.
 */
void
cb_test_wait_to_go_on (void)
{
  if (getchar () == EOF)
    exit (1);
}

gboolean
cb_test_drop_root (void)
{
  if (geteuid () != 0)
    return TRUE;

  return setgroups (0, NULL) == 0 &&
         setresgid (NOBODY, NOBODY, NOBODY) == 0 &&
         setresuid (NOBODY, NOBODY, NOBODY) == 0;
}
