import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import strip from '@/features/defects/parts/parts.module.css';
import { evidencePath } from '@/features/evidence/paths';
import { boardPath, ladderPath } from './paths';

const PATHS = { board: boardPath, ladder: ladderPath, evidence: evidencePath };

type Face = keyof typeof PATHS;

const FACES = Object.keys(PATHS) as Face[];

interface FacesProps {
  here: Face;
  /** The page's tools and buttons, the one that matters last. */
  children?: ReactNode;
}

/** The faces of the environments: what runs there, in which order they are climbed, what was proven. */
export function Faces({ here, children }: FacesProps) {
  const { t } = useTranslation('environments');
  return (
    <div className={strip.strip}>
      <h1 className={strip.heard}>{t(`face.${here}`)}</h1>
      <nav aria-label={t('faces')} className={strip.faces}>
        {FACES.map((face) => (
          <Link
            key={face}
            href={PATHS[face]}
            className={strip.face}
            aria-current={face === here ? 'page' : undefined}
          >
            {t(`face.${face}`)}
          </Link>
        ))}
      </nav>
      <div className={strip.stripEnd}>{children}</div>
    </div>
  );
}
