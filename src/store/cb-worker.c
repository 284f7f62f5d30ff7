/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-worker.h"

/* Between two tries of idle work that didn't succeed. */
#define IDLE_INTERVAL (G_USEC_PER_SEC / 2)

typedef struct
{
  GTask  *task;
  CbWork  work;
} Item;

struct _CbWorker
{
  gatomicrefcount  ref_count;
  CbIdleWork       idle_work;

  GMutex           mutex;
  GCond            cond;
  GQueue           queues[CB_PRIORITY_BACKGROUND + 1]; /* guarded by the mutex */
  gboolean         finishing;                          /* guarded by the mutex */

  /* of the thread alone */
  CbConnection    *connection;
  gboolean         wants_idle_work;
};

static gboolean
drop_task_cb (gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

/* The last reference must not go on this thread: what the task owns belongs
 * to the thread that made it. */
static void
give_back_task (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, drop_task_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static Item *
pop_item (CbWorker *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->queues); i++)
    {
      Item *item = g_queue_pop_head (&self->queues[i]);

      if (item != NULL)
        return item;
    }

  return NULL;
}

/* NULL when there is nothing to do and either idle work is due or the thread
 * is to end. */
static Item *
wait_for_item (CbWorker *self,
               gboolean *finished)
{
  gint64 until = g_get_monotonic_time () + IDLE_INTERVAL;
  Item *item;

  g_mutex_lock (&self->mutex);
  item = pop_item (self);
  while (item == NULL && !self->finishing)
    {
      if (!self->wants_idle_work)
        g_cond_wait (&self->cond, &self->mutex);
      else if (!g_cond_wait_until (&self->cond, &self->mutex, until))
        break;
      item = pop_item (self);
    }
  *finished = item == NULL && self->finishing;
  g_mutex_unlock (&self->mutex);

  return item;
}

static gboolean
queues_are_empty (CbWorker *self)
{
  gboolean empty = TRUE;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < G_N_ELEMENTS (self->queues); i++)
    empty = empty && g_queue_is_empty (&self->queues[i]);
  g_mutex_unlock (&self->mutex);

  return empty;
}

static gpointer
thread_main (gpointer user_data)
{
  g_autoptr (CbWorker) self = user_data;
  gboolean finished = FALSE;

  while (!finished)
    {
      Item *item = wait_for_item (self, &finished);

      if (item != NULL)
        {
          item->work (self, item->task);
          give_back_task (item->task);
          g_free (item);
        }

      if (self->wants_idle_work && queues_are_empty (self))
        self->wants_idle_work = self->idle_work (self);
    }

  g_clear_pointer (&self->connection, cb_connection_close);

  return NULL;
}

/*
 * cb_worker_new:
 * @name: of the thread
 * @idle_work: (nullable): see cb_worker_want_idle_work()
 *
 * Returns: (transfer full): a worker whose thread runs, without a connection
 */
CbWorker *
cb_worker_new (const char *name,
               CbIdleWork  idle_work)
{
  CbWorker *self = g_new0 (CbWorker, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->idle_work = idle_work;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_thread_unref (g_thread_new (name, thread_main, cb_worker_ref (self)));

  return self;
}

CbWorker *
cb_worker_ref (CbWorker *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cb_worker_unref (CbWorker *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/*
 * cb_worker_push:
 * @task: (transfer full): given back to the thread of its context when done
 * @work: what it does
 *
 * Queues a task. On any thread.
 */
void
cb_worker_push (CbWorker   *self,
                CbPriority  priority,
                GTask      *task,
                CbWork      work)
{
  Item *item = g_new0 (Item, 1);

  item->task = task;
  item->work = work;

  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->queues[priority], item);
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/*
 * cb_worker_finish:
 *
 * Lets the thread end, and close its connection, after what is queued.
 */
void
cb_worker_finish (CbWorker *self)
{
  g_mutex_lock (&self->mutex);
  self->finishing = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/*
 * cb_worker_get_connection:
 *
 * Returns: (transfer none) (nullable): the connection, NULL when none is open
 */
CbConnection *
cb_worker_get_connection (CbWorker *self)
{
  return self->connection;
}

/*
 * cb_worker_set_connection:
 * @connection: (transfer full) (nullable): replaces the one before, which is
 *   closed
 */
void
cb_worker_set_connection (CbWorker     *self,
                          CbConnection *connection)
{
  g_clear_pointer (&self->connection, cb_connection_close);
  self->connection = connection;
}

/*
 * cb_worker_want_idle_work:
 *
 * Has the idle work done as soon as the queues are empty.
 */
void
cb_worker_want_idle_work (CbWorker *self)
{
  self->wants_idle_work = self->idle_work != NULL;
}
