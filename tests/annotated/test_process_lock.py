"""A lock among threads that no forked process inherits locked."""

import os
import threading
import warnings

import pytest

from kg.annotated.process_lock import ProcessLock


def test_one_thread_has_it_at_a_time() -> None:
    lock, inside, most = ProcessLock(), [], []

    def work() -> None:
        for _ in range(200):
            with lock:
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 1
    assert len(most) == 800


def test_it_is_let_go_of_after_an_error() -> None:
    lock = ProcessLock()
    with pytest.raises(ValueError, match="broken"), lock:
        raise ValueError("broken")
    with lock:
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes are forked here")
def test_a_process_forked_off_while_a_thread_has_it_finds_it_free() -> None:
    lock, taken, done = ProcessLock(), threading.Event(), threading.Event()

    def hold() -> None:
        with lock:
            taken.set()
            done.wait()

    holder = threading.Thread(target=hold)
    holder.start()
    taken.wait()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # that threads run is what is tried
            child = os.fork()
        if child == 0:
            threading.Timer(20, os._exit, (1,)).start()
            with lock:
                os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
    finally:
        done.set()
        holder.join()
