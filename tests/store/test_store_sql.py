import threading
from pathlib import Path

from sqlalchemy import text

from trucewatch.store.sql import open_sqlite, reading, remove_sqlite, writing


def test_settings_hold_on_every_connection(tmp_path: Path) -> None:
    engine = open_sqlite(tmp_path / "x.sqlite", durability="FULL", wait=3)
    with reading(engine) as one, reading(engine) as two:
        for connection in (one, two):
            ask = lambda name, c=connection: c.exec_driver_sql(f"PRAGMA {name}").scalar()  # noqa: E731
            assert ask("journal_mode") == "wal"
            assert ask("synchronous") == 2
            assert ask("busy_timeout") == 3000
    engine.dispose()


def test_read_then_write_by_many_never_fails(tmp_path: Path) -> None:
    engine = open_sqlite(tmp_path / "x.sqlite", wait=30)
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE n (v INTEGER)")
        connection.exec_driver_sql("INSERT INTO n VALUES (0)")
    errors: list[Exception] = []

    def add() -> None:
        try:
            for _ in range(15):
                with writing(engine) as connection:
                    value = connection.exec_driver_sql("SELECT v FROM n").scalar_one()
                    connection.execute(text("UPDATE n SET v = :v"), {"v": value + 1})
        except Exception as error:  # reported below, where the test can fail
            errors.append(error)

    threads = [threading.Thread(target=add) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert errors == []
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT v FROM n").scalar_one() == 60
    engine.dispose()


def test_a_reader_keeps_its_snapshot_and_stops_no_writer(tmp_path: Path) -> None:
    engine = open_sqlite(tmp_path / "x.sqlite", wait=0.1)
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE n (v INTEGER)")
    with reading(engine) as reader:
        assert reader.exec_driver_sql("SELECT count(*) FROM n").scalar_one() == 0
        with writing(engine) as writer:
            writer.exec_driver_sql("INSERT INTO n VALUES (1)")
        assert reader.exec_driver_sql("SELECT count(*) FROM n").scalar_one() == 0
    with reading(engine) as reader:
        assert reader.exec_driver_sql("SELECT count(*) FROM n").scalar_one() == 1
    engine.dispose()


def test_removal_takes_the_side_files_along(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    engine = open_sqlite(path)
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE n (v INTEGER)")
    assert (tmp_path / "x.sqlite-wal").exists()
    remove_sqlite(path)
    assert list(tmp_path.iterdir()) == []
    remove_sqlite(path)
    engine.dispose()
