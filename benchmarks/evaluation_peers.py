"""Published packages on the evaluation benchmark's panel, each behind one small function.

Each gives its weights on the 289 donors, or its average effect where it gives no weights. All are optional: what is not
installed is said to be missing. They bring pandas and more, and the project itself needs none of them.
"""

import importlib
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
PRE, POSTS, UNITS = 40, 5, 290


def relative_gap(points: Floats, target: Floats, weights: Floats, ridge: float = 0.0) -> float:
    """Duality gap over objective, for anybody's weights (scaled to sum to one first, as they are often rounded).

    Measured from the target, which changes nothing but that the digits of a close fit are kept.
    """
    weights = np.maximum(weights, 0.0) / np.maximum(weights, 0.0).sum()
    moved = points - target
    residual = weights @ moved
    slope = moved @ residual + ridge * weights
    return float((weights @ slope - slope.min()) / (residual @ residual + ridge * weights @ weights))


def sdid_problem(panel: Floats, unit: int) -> tuple[Floats, Floats, float]:
    donors = np.delete(panel[:, :PRE], unit, axis=0)
    ridge = PRE * np.sqrt(POSTS) * float(np.diff(donors, axis=1).var(ddof=1))
    centred = donors - donors.mean(axis=1, keepdims=True)
    return centred, panel[unit, :PRE] - panel[unit, :PRE].mean(), ridge


def frame(panel: Floats, unit: int) -> Any:
    """The long table most packages want."""
    pandas = importlib.import_module("pandas")
    n, periods = panel.shape
    return pandas.DataFrame(
        {
            "unit": np.repeat([f"u{i:03d}" for i in range(n)], periods),
            "time": np.tile(np.arange(periods), n),
            "y": panel.ravel(),
            "ever": np.repeat(np.arange(n) == unit, periods).astype(int),
            "treat": ((np.arange(n) == unit)[:, None] & (np.arange(periods) >= PRE)).ravel().astype(int),
        }
    )


def mlsynth(panel: Floats, unit: int) -> Floats:
    package = importlib.import_module("mlsynth")
    asked = {"df": frame(panel, unit), "outcome": "y", "treat": "treat", "unitid": "unit", "time": "time",
             "display_graphs": False, "inference": False}  # fmt: skip
    found = package.VanillaSC(asked).fit().weights.donor_weights
    return np.array([float(found.get(f"u{i:03d}", 0.0)) for i in range(UNITS) if i != unit])


def scpi_pkg(panel: Floats, unit: int) -> Floats:
    data, est = importlib.import_module("scpi_pkg.scdata"), importlib.import_module("scpi_pkg.scest")
    others = [f"u{i:03d}" for i in range(UNITS) if i != unit]
    made = data.scdata(
        df=frame(panel, unit), id_var="unit", time_var="time", outcome_var="y", period_pre=np.arange(PRE),
        period_post=np.arange(PRE, PRE + POSTS), unit_tr=f"u{unit:03d}", unit_co=others, constant=False,
        cointegrated_data=False,
    )  # fmt: skip
    fitted = est.scest(made, w_constr={"name": "simplex"}).w
    by_name = dict(zip([label[1] for label in fitted.index], fitted.to_numpy().ravel(), strict=True))
    return np.array([by_name[name] for name in others])


def pysyncon(panel: Floats, unit: int) -> Floats:
    package, pandas = importlib.import_module("pysyncon"), importlib.import_module("pandas")
    donors = pandas.DataFrame(
        np.delete(panel[:, :PRE], unit, axis=0).T, columns=[f"d{i}" for i in range(UNITS - 1)]
    )
    own, fitted = pandas.Series(panel[unit, :PRE], name="own"), package.Synth()
    fitted.fit(X0=donors, X1=own, Z0=donors, Z1=own, custom_V=np.ones(PRE))
    return np.asarray(fitted.W)


def causalpy(panel: Floats, unit: int) -> Floats:
    models = importlib.import_module("causalpy.skl_models")
    fitted = models.WeightedProportion().fit(np.delete(panel[:, :PRE], unit, axis=0).T, panel[unit, :PRE])
    return np.asarray(fitted.coef_).ravel()


def diff_diff(panel: Floats, unit: int) -> Floats:
    package = importlib.import_module("diff_diff")
    fitted = package.SyntheticDiD(variance_method="placebo", n_bootstrap=2).fit(
        frame(panel, unit), outcome="y", treatment="ever", unit="unit", time="time",
        post_periods=list(range(PRE, PRE + POSTS)),
    )  # fmt: skip
    return np.array([float(fitted.unit_weights.get(f"u{i:03d}", 0.0)) for i in range(UNITS) if i != unit])


def causaltensor(panel: Floats, unit: int) -> float:
    package = importlib.import_module("causaltensor.cauest.SDID")
    treated = np.zeros(panel.shape)
    treated[unit, PRE:] = 1.0
    return float(package.SDIDPanelSolver(treated, panel).fit().tau)


def azcausal(panel: Floats, unit: int) -> float:
    panels = importlib.import_module("azcausal.util").to_panels(
        frame(panel, unit), "time", "unit", ["y", "treat"]
    )
    core = importlib.import_module("azcausal.core.panel")
    made = core.CausalPanel(panels).setup(outcome="y", intervention="treat")
    return float(importlib.import_module("azcausal.estimators.panel.sdid").SDID().fit(made).effect.value)


PEERS: dict[str, tuple[str, Callable[[Floats, int], Any], int]] = {
    "mlsynth": ("sc", mlsynth, 3),
    "scpi_pkg": ("sc", scpi_pkg, 3),
    "pysyncon": ("sc", pysyncon, 1),
    "causalpy": ("sc", causalpy, 1),
    "diff_diff": ("sdid", diff_diff, 3),
    "causaltensor": ("sdid", causaltensor, 3),
    "azcausal": ("sdid", azcausal, 2),
}
QUICK = ("mlsynth", "scpi_pkg", "diff_diff", "causaltensor", "azcausal")
