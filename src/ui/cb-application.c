/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-application.h"

#include <glib/gi18n.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cb-application-private.h"
#include "cb-demo.h"
#include "cb-document-copies.h"
#include "cb-error.h"
#include "cb-maintain-command.h"
#include "cb-reminder-watch.h"
#include "cb-reset-command.h"
#include "cb-window.h"
#include "customer-book-config.h"

/* Of a demo: more would not be opened in a moment. */
#define MAX_CUSTOMERS 5000000

/* In bytes: what is larger goes back to the system when it is freed. */
#define MAX_KEPT_ROOM (1024 * 1024)

struct _CbApplication
{
  AdwApplication  parent_instance;

  gboolean        demo;         /* asked for on the command line */
  guint           n_customers;  /* of the demo */
  char           *argument;     /* (nullable) the first file named there */
  CbOpening      *opening;      /* (nullable) begun before there was a window */
};

G_DEFINE_FINAL_TYPE (CbApplication, cb_application, ADW_TYPE_APPLICATION)

static char *
get_data_path (const char *file_name)
{
  return g_build_filename (g_get_user_data_dir (), "customer-book", file_name, NULL);
}

CbWindow *
cb_application_get_window (CbApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (CB_IS_WINDOW (l->data))
      return l->data;

  return cb_window_new (ADW_APPLICATION (self));
}

/* What was begun before there was a window is gone on with, if it is that. */
static void
open_book (CbApplication *self,
           CbWindow      *window,
           const char    *path,
           CbOpenFlags    flags)
{
  g_autoptr (CbOpening) opening = g_steal_pointer (&self->opening);

  if (opening != NULL && cb_opening_get_flags (opening) == flags &&
      g_str_equal (cb_opening_get_path (opening), path))
    cb_window_take_opening (window, opening);
  else
    cb_window_open_book (window, path, flags);
}

/* (transfer full): a book of its own for each number of customers */
static CbOpening *
begin_demo (guint n_customers)
{
  g_autofree char *name = n_customers == CB_DEMO_N_CUSTOMERS ? g_strdup ("demo.db")
                                                             : g_strdup_printf ("demo-%u.db", n_customers);
  g_autofree char *path = get_data_path (name);
  CbOpening *opening = cb_opening_new (path, CB_OPEN_CREATE | CB_OPEN_DEMO);

  cb_opening_set_n_customers (opening, n_customers);

  return opening;
}

static char *
get_last (CbOpenFlags *flags)
{
  g_autoptr (GSettings) settings = g_settings_new (CB_APP_ID);
  g_autofree char *last = g_settings_get_string (settings, "last-book");
  g_autofree char *own = get_data_path ("book.db");
  /* One of the person's own that is gone is a problem to tell of, rather than
   * an empty book to put in its place. */
  gboolean elsewhere = *last != '\0' && !g_str_equal (last, own);

  *flags = elsewhere ? CB_OPEN_NONE : CB_OPEN_CREATE;

  return g_strdup (elsewhere ? last : own);
}

static void
open_demo (CbApplication *self,
           guint          n_customers)
{
  CbWindow *window = cb_application_get_window (self);
  g_autoptr (CbOpening) opening = g_steal_pointer (&self->opening);

  if (opening == NULL || (cb_opening_get_flags (opening) & CB_OPEN_DEMO) == 0 ||
      cb_opening_get_n_customers (opening) != n_customers)
    {
      g_clear_object (&opening);
      opening = begin_demo (n_customers);
    }
  cb_window_take_opening (window, opening);
  cb_window_present_soon (window);
}

static void
open_last (CbApplication *self,
           CbWindow      *window)
{
  CbOpenFlags flags;
  g_autofree char *path = get_last (&flags);

  open_book (self, window, path, flags);
}

static void
open_demo_activated_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  open_demo (CB_APPLICATION (user_data), parameter != NULL ? g_variant_get_uint32 (parameter) : CB_DEMO_N_CUSTOMERS);
}

static void
show_deleted_activated_cb (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  CbWindow *window = cb_application_get_window (CB_APPLICATION (user_data));

  g_application_activate (G_APPLICATION (user_data));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "deleted");
}

static void
quit_activated_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));

  /* The window may have something to ask or to finish first. */
  if (windows != NULL)
    gtk_window_close (windows->data);
  else
    g_application_quit (G_APPLICATION (user_data));
}

static void
cb_application_activate (GApplication *application)
{
  CbApplication *self = CB_APPLICATION (application);
  CbWindow *window;

  if (self->demo)
    {
      self->demo = FALSE;
      open_demo (self, self->n_customers);
      return;
    }

  window = cb_application_get_window (self);
  if (cb_window_get_book (window) == NULL && !gtk_widget_get_visible (GTK_WIDGET (window)))
    open_last (self, window);
  cb_window_present_soon (window);
}

static gboolean
is_table (GFile *file)
{
  static const char *const suffixes[] = { ".csv", ".tsv", ".txt" };
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  for (guint i = 0; lower != NULL && i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;

  return FALSE;
}

static void
cb_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  CbApplication *self = CB_APPLICATION (application);
  CbWindow *window = cb_application_get_window (self);
  const char *path = g_file_peek_path (files[0]);

  if (is_table (files[0]))
    {
      if (cb_window_get_book (window) == NULL && !cb_window_get_locked (window))
        open_last (self, window);
      cb_window_import (window, files[0]);
    }
  else if (path != NULL)
    {
      open_book (self, window, path, CB_OPEN_NONE);
    }
  else
    {
      g_autoptr (GError) error = g_error_new (CB_ERROR, CB_ERROR_CANT_OPEN,
                                              "Not a local file");

      cb_window_show_error (window, NULL, error);
    }

  cb_window_present_soon (window);
}

/* GTK takes a tenth of a second to start, and a book of a million customers
 * half of that to open. */
static void
begin_opening (CbApplication *self)
{
  g_autoptr (GFile) file = self->argument != NULL ? g_file_new_for_commandline_arg (self->argument) : NULL;
  CbOpenFlags flags = CB_OPEN_NONE;
  g_autofree char *path = NULL;

  if ((g_application_get_flags (G_APPLICATION (self)) & G_APPLICATION_IS_SERVICE) != 0)
    return;

  if (self->demo)
    self->opening = begin_demo (self->n_customers);
  else if (file == NULL || is_table (file))
    path = get_last (&flags);
  else
    path = g_file_get_path (file);

  if (path != NULL)
    self->opening = cb_opening_new (path, flags);
}

static gboolean
cb_application_local_command_line (GApplication   *application,
                                   char         ***arguments,
                                   int            *exit_status)
{
  CbApplication *self = CB_APPLICATION (application);

  for (char **argument = *arguments + 1; *argument != NULL && self->argument == NULL; argument++)
    if (**argument != '-')
      self->argument = g_strdup (*argument);

  return G_APPLICATION_CLASS (cb_application_parent_class)->local_command_line (application, arguments,
                                                                                exit_status);
}

/* (transfer full) (nullable): the book that a command is about */
static char *
get_command_path (CbApplication *self,
                  CbOpenFlags   *flags)
{
  g_autofree char *path = NULL;

  if (self->argument != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->argument);

      path = g_file_get_path (file);
    }
  else
    {
      path = get_last (flags);
    }
  if (path == NULL)
    g_printerr ("%s\n", _("This is not a file on this computer."));

  return g_steal_pointer (&path);
}

/* Before anything asks for a display or a session. */
static int
run_command (CbApplication *self,
             gboolean       maintain)
{
  CbOpenFlags flags = CB_OPEN_NONE;
  g_autofree char *path = get_command_path (self, &flags);

  if (path == NULL)
    return 1;

  return maintain ? cb_maintain_command_run (path, (flags & CB_OPEN_CREATE) != 0) : cb_reset_command_run (path);
}

static int
cb_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  CbApplication *self = CB_APPLICATION (application);
  g_autoptr (GError) error = NULL;
  int n_customers;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("customer-book %s\n", CB_VERSION);
      return 0;
    }

  if (g_variant_dict_contains (options, "maintain"))
    return run_command (self, TRUE);
  if (g_variant_dict_contains (options, "reset-password"))
    return run_command (self, FALSE);

  if (!g_variant_dict_contains (options, "demo"))
    return -1;

  if (g_variant_dict_lookup (options, "customers", "i", &n_customers))
    {
      if (n_customers < 1 || n_customers > MAX_CUSTOMERS)
        {
          g_printerr (_("The number of customers must be from 1 to %d.\n"), MAX_CUSTOMERS);
          return 1;
        }
      self->n_customers = (guint) n_customers;
    }
  self->demo = TRUE;
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (g_application_get_is_remote (application))
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), "open-demo-of",
                                      g_variant_new_uint32 (self->n_customers));
      return 0;
    }

  return -1;
}

static void
show_reminder_activated_cb (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  CbWindow *window = cb_application_get_window (CB_APPLICATION (user_data));
  gint64 customer_id, item_id;

  g_variant_get (parameter, "(xx)", &customer_id, &item_id);
  gtk_window_present (GTK_WINDOW (window));
  cb_window_show_reminder (window, customer_id, item_id);
}

static void
clear_stale_thread (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  cb_document_copies_clear_stale ();
  g_task_return_boolean (task, TRUE);
}

/* Of a program that could not do it itself. */
static void
clear_stale_copies (CbApplication *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);

  g_task_run_in_thread (task, clear_stale_thread);
}

static void
cb_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "quit", quit_activated_cb },
    { "open-demo", open_demo_activated_cb },
    { "open-demo-of", open_demo_activated_cb, "u" },
    { "show-deleted", show_deleted_activated_cb },
    { CB_REMINDER_WATCH_ACTION, show_reminder_activated_cb, "(xx)" },
  };
  static const struct
  {
    const char *action;
    const char *accels[3];
  } accels[] = {
    { "app.quit", { "<Control>q", NULL } },
    { "app.open-book", { "<Control>o", NULL } },
    { "app.shortcuts", { "<Control>question", NULL } },
    { "window.close", { "<Control>w", NULL } },
    { "win.try::new-customer", { "<Control>n", NULL } },
    { "win.try::import", { "<Control>i", NULL } },
    { "win.preferences", { "<Control>comma", NULL } },
    { "win.lock", { "<Control>l", NULL } },
    { "win.search", { "<Control>f", NULL } },
    { "win.find", { "<Control>k", NULL } },
    { "win.show-nth-page(0)", { "<Alt>1", NULL } },
    { "win.show-nth-page(1)", { "<Alt>2", NULL } },
    { "win.show-nth-page(2)", { "<Alt>3", NULL } },
    { "win.show-nth-page(3)", { "<Alt>4", NULL } },
  };

  begin_opening (CB_APPLICATION (application));
  clear_stale_copies (CB_APPLICATION (application));
  G_APPLICATION_CLASS (cb_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  cb_application_add_actions (CB_APPLICATION (application));
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application),
                                           accels[i].action, (const char **) accels[i].accels);
  gtk_window_set_default_icon_name (CB_APP_ID);
}

static void
cb_application_shutdown (GApplication *application)
{
  cb_document_copies_clear ();

  G_APPLICATION_CLASS (cb_application_parent_class)->shutdown (application);
}

static void
cb_application_finalize (GObject *object)
{
  CbApplication *self = CB_APPLICATION (object);

  g_clear_object (&self->opening);
  g_free (self->argument);

  G_OBJECT_CLASS (cb_application_parent_class)->finalize (object);
}

static void
cb_application_class_init (CbApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cb_application_finalize;
  application_class->activate = cb_application_activate;
  application_class->open = cb_application_open;
  application_class->local_command_line = cb_application_local_command_line;
  application_class->handle_local_options = cb_application_handle_local_options;
  application_class->startup = cb_application_startup;
  application_class->shutdown = cb_application_shutdown;
}

static void
cb_application_init (CbApplication *self)
{
  static const GOptionEntry options[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the demo book"), NULL },
    { "customers", 0, 0, G_OPTION_ARG_INT, NULL, N_("How many customers the demo book has"), N_("NUMBER") },
    { "maintain", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_("Delete forever what is due in the book, print what was done, and exit; opens no window"), NULL },
    { "reset-password", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_("Take the passwords of the administrators of the book away, print whose they were, and exit"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { NULL },
  };

  self->n_customers = CB_DEMO_N_CUSTOMERS;
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[BOOK|TABLE.csv]"));
}

CbApplication *
cb_application_new (void)
{
#ifdef __GLIBC__
  /* Lists of a million are made and freed often; by itself the C library would
   * soon keep the room of all of them, in pieces. */
  mallopt (M_MMAP_THRESHOLD, MAX_KEPT_ROOM);
#endif

  return g_object_new (CB_TYPE_APPLICATION,
                       "application-id", CB_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/example/CustomerBook",
                       NULL);
}
