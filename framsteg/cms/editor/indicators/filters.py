from framsteg.cms.editor.filters import EditorFilterSet
from framsteg.indicators.models import Indicator


class IndicatorFilterSet(EditorFilterSet):
    class Meta:
        model = Indicator
        fields = ["direction", "frequency", "visibility"]
